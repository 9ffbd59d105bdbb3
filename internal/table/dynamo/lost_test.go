package dynamo

import (
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// The codes are those that the SDK documents at TransactionCanceledException.
func TestLost(t *testing.T) {
	cancelled := func(codes ...string) error {
		err := &types.TransactionCanceledException{}
		for _, code := range codes {
			err.CancellationReasons = append(err.CancellationReasons, types.CancellationReason{Code: aws.String(code)})
		}
		return fmt.Errorf("operation error DynamoDB: TransactWriteItems: %w", err)
	}
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"no error", nil, false},
		{"another error", errors.New("connection reset"), false},
		{"a condition of the first write", cancelled("ConditionalCheckFailed", "None"), true},
		{"a condition of the last write", cancelled("None", "None", "ConditionalCheckFailed"), true},
		{"another transaction on the same item at this moment", cancelled("None", "TransactionConflict"), true},
		{"too many writes a second: a repeat may do", cancelled("ThrottlingError", "None"), false},
		{"too large: a repeat changes nothing", cancelled("ValidationError"), false},
		{"reasons that are not told", cancelled(), false},
	}
	for _, test := range tests {
		if got := lost(test.err); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
