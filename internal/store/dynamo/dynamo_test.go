package dynamo_test

import (
	"testing"

	"madoguchi/internal/store/dynamo/dynamotest"
	"madoguchi/internal/store/storetest"
)

func TestEngine(t *testing.T) { storetest.Engine(t, dynamotest.Engine) }
