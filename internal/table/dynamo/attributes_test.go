package dynamo_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"madoguchi/internal/table"
	"madoguchi/internal/table/dynamo"
	"madoguchi/internal/table/dynamo/dynamotest"
)

// DynamoDB deletes by the attribute that template.yaml names, a number of
// seconds since 1970. In another unit or under another name nothing would ever
// be deleted, and nothing would say so (platform fact 29).
func TestExpiryIsWhereTheTemplateSays(t *testing.T) {
	desk := dynamotest.New(t)
	expires := time.Date(2019, 5, 12, 10, 0, 0, 500e6, time.UTC)
	tests := []struct {
		name    string
		expires time.Time
		want    string // "" for no such attribute
	}{
		{"expires", expires, strconv.FormatInt(expires.Unix(), 10)},
		{"never expires", time.Time{}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			item := table.Item{Key: table.Key{Partition: "p", Sort: test.name}, Version: 1, Expires: test.expires}
			if err := dynamo.New(desk.Client, desk.Name).Write(t.Context(), table.Write{Item: item}); err != nil {
				t.Fatal(err)
			}
			value, there := attributes(t, desk, test.name)[desk.TTL]
			if number, _ := value.(*types.AttributeValueMemberN); there != (test.want != "") || there &&
				(number == nil || number.Value != test.want) {
				t.Errorf("%s is %v, want %q", desk.TTL, value, test.want)
			}
		})
	}
}

func attributes(t *testing.T, desk dynamotest.Table, sort string) map[string]types.AttributeValue {
	t.Helper()
	key := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "p"}, "sk": &types.AttributeValueMemberS{Value: sort}}
	out, err := desk.Client.GetItem(t.Context(), &dynamodb.GetItemInput{TableName: &desk.Name, Key: key, ConsistentRead: aws.Bool(true)})
	if err != nil || len(out.Item) == 0 {
		t.Fatalf("%d attributes: %v", len(out.Item), err)
	}
	return out.Item
}
