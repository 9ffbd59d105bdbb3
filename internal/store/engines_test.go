package store_test

import (
	"testing"

	"madoguchi/internal/store/storetest"
	"madoguchi/internal/table/tabletest"
)

func TestDesk(t *testing.T) { tabletest.OnEach(t, storetest.Desk) }

func TestCodes(t *testing.T) { tabletest.OnEach(t, storetest.Codes) }

func TestDisclosures(t *testing.T) { tabletest.OnEach(t, storetest.Disclosures) }
