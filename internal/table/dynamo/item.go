package dynamo

import (
	"fmt"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"madoguchi/internal/table"
)

// The attributes of an item: pk and sk its key, v its version, o its owner,
// body, wpk and wsk its place in the work index, ttl in epoch seconds.

func encode(i table.Item) map[string]types.AttributeValue {
	item := nameOf(i.Key)
	item["v"] = number(i.Version)
	if i.Owner != "" {
		item["o"] = text(i.Owner)
	}
	if len(i.Body) > 0 {
		item["body"] = &types.AttributeValueMemberB{Value: i.Body}
	}
	if i.Work != nil {
		item["wpk"], item["wsk"] = text(i.Work.Partition), text(i.Work.Sort)
	}
	if !i.Expires.IsZero() {
		item["ttl"] = ttl(i.Expires)
	}
	return item
}

func decodeAll(rows []map[string]types.AttributeValue) ([]table.Item, error) {
	items := make([]table.Item, 0, len(rows))
	for _, row := range rows {
		item, err := decode(row)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

func decode(row map[string]types.AttributeValue) (table.Item, error) {
	item := table.Item{Key: table.Key{Partition: asText(row["pk"]), Sort: asText(row["sk"])}, Owner: asText(row["o"])}
	version, err := asNumber(row["v"])
	if err != nil {
		return item, fmt.Errorf("dynamo: version: %w", err)
	}
	item.Version = version
	if b, ok := row["body"].(*types.AttributeValueMemberB); ok {
		item.Body = b.Value
	}
	if wpk := asText(row["wpk"]); wpk != "" {
		item.Work = &table.Key{Partition: wpk, Sort: asText(row["wsk"])}
	}
	if row["ttl"] != nil {
		seconds, err := asNumber(row["ttl"])
		if err != nil {
			return item, fmt.Errorf("dynamo: ttl: %w", err)
		}
		item.Expires = time.Unix(seconds, 0).UTC()
	}
	return item, nil
}

func nameOf(k table.Key) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{"pk": text(k.Partition), "sk": text(k.Sort)}
}

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }

func number(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}

func asText(v types.AttributeValue) string {
	if s, ok := v.(*types.AttributeValueMemberS); ok {
		return s.Value
	}
	return ""
}

func asNumber(v types.AttributeValue) (int64, error) {
	n, ok := v.(*types.AttributeValueMemberN)
	if !ok {
		return 0, fmt.Errorf("not a number")
	}
	return strconv.ParseInt(n.Value, 10, 64)
}
