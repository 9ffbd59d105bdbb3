package understand

import "testing"

func TestTheFormOfAClause(t *testing.T) {
	for clause, want := range map[string]form{
		"カードはもう差し替えてもらいました。":                {tells: true},
		"期間の欄も読んでいますし、":                     {tells: true},
		"The bank has already changed it, ": {tells: true},
		"卡已经换好了，":                           {tells: true},
		"비밀번호는 바꿨고요.":                       {tells: true},
		"名前も入っていますか？":                       {asks: true},
		"Does it include my birthday?":      {asks: true},
		"生日也泄露了吗？":                          {asks: true},
		"생년월일도 나갔나요?":                       {asks: true},
		"番号を教えてください":                        {asks: true, wishes: true},
	} {
		if got := formOf(clause); got != want {
			t.Errorf("%q: %+v, want %+v", clause, got, want)
		}
	}
}

func TestWhatAsksOfAPart(t *testing.T) {
	all := forms([]string{"カードは止めました。", "手紙も読みました。", "何人ですか？"})
	if last, some, elsewhere, told, besides, _ := asking(all, span{0, 2}); last || some || !elsewhere || !told || !besides {
		t.Error(last, some, elsewhere, told, besides)
	}
	if last, some, elsewhere, told, besides, _ := asking(all, span{1, 3}); !last || !some || elsewhere || told || besides {
		t.Error(last, some, elsewhere, told, besides)
	}
}
