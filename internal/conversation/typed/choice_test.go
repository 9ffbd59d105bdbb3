package typed_test

import (
	"testing"

	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
)

func TestAWayIsChosenWhereTheOtherOneIsOutOfReach(t *testing.T) {
	for words, want := range map[string]identity.Tap{
		"手紙のコードはもうないので、メールでお願いします": identity.TapMail, "メールは見られないけど手紙はあるので手紙のほうで": identity.TapLetter,
		"I lost the letter so email it is": identity.TapMail, "I can't get into my inbox any more, so by letter": identity.TapLetter,
		"信已经丢了，用邮箱吧": identity.TapMail, "편지는 버렸으니까 이메일로 할게요": identity.TapMail,
		"信還沒到,email也忘記用哪個,兩種都不行": "", "手紙がありません": "", "メールは使えません。手紙も捨てました": "", "手紙は捨てました。メールも届いていません": "",
		"I don't have any letter and I changed my email address since then": "", "メールで確認したい": "",
	} {
		if got := typed.Said(message(words)).Chosen; got != want {
			t.Errorf("%q chooses %q, want %q", words, got, want)
		}
	}
}

func TestAWayIsTakenInSoManyWords(t *testing.T) {
	for words, want := range map[string]identity.Tap{
		"手紙はもういいので、メールでお願いします": identity.TapMail, "手紙のほうでやります": identity.TapLetter, "never mind the letter, just use email": identity.TapMail,
		"还是用邮箱吧": identity.TapMail, "편지로 할게요": identity.TapLetter, "メールの返事をお願いします": "", "is it by email?": "", "メールか手紙で": "",
	} {
		if got := typed.Said(message(words)).Takes; got != want {
			t.Errorf("%q takes %q, want %q", words, got, want)
		}
	}
}

func TestWaysAreCounted(t *testing.T) {
	for words, want := range map[string]int{
		"1": 1, "2つ目のほうで": 2, "後者でお願いします": 2, "上のほうでやってみます": 1, "3番でお願いします": 3, "the second one please": 2, "I'll take the first option": 1,
		"第二个吧": 2, "选第一种": 1, "두 번째로 할게요": 2,
		"123456": 0, "一度やってみます": 0, "二人とも対象ですか": 0, "上司に聞きます": 0, "first tell me why": 0, "one question": 0, "第一次来": 0,
	} {
		if got := typed.Said(message(words)).Nth; got != want {
			t.Errorf("%q counts %d, want %d", words, got, want)
		}
	}
}

func TestHalfACodeOfALetter(t *testing.T) {
	for words, want := range map[string]bool{
		"K7PM-3XQ": true, "コードはK7PM3XQ9です": true, "書いてあるのは「3XQ9」だけです": true, "K7PM 3XQ9": true, "it says H4RT-2W": true, "K7PM-3XQ9 이에요": true,
		"5月4日です": false, "どこに書いてありますか": false, "I have no letter": false, "注文番号はK7PM3で、まだ届いていないのですが": false,
	} {
		if got := typed.Said(message(words)).Part; got != want {
			t.Errorf("%q is a part of a code: %v", words, got)
		}
	}
}

func TestNeitherWay(t *testing.T) {
	for _, words := range []string{"両方とも無理です", "どちらも手元にないんですが", "I can't use either of those", "Neither works", "两个都用不了", "都不行", "둘 다 쓸 수 없어요"} {
		if !typed.Said(message(words)).Neither {
			t.Errorf("%q says that neither way is open", words)
		}
	}
	if !typed.Picks("両方とも無理です") || !typed.Picks("the first option") || typed.Picks("両方とも無理です。もう消えたい") {
		t.Error("who says more than that says more")
	}
}

// A button is read where it is a sentence of a longer message, and no part of one.
func TestAButtonWrittenOut(t *testing.T) {
	label := func(tap identity.Tap) string {
		return map[identity.Tap]string{identity.TapLetter: "手紙のコードで確認する", identity.TapStop: "やめる"}[tap]
	}
	long := "引き出しを探したら、三月にいただいた封筒がそのまま出てきました。中の紙も入っていました。"
	if got := typed.Tap(message(long+"手紙のコードで確認する"), label); got != identity.TapLetter {
		t.Errorf("pressed %q", got)
	}
	if got := typed.Tap(message(long+"手紙のコードで確認するのは何のためなのか先に教えてください"), label); got != "" {
		t.Errorf("pressed %q", got)
	}
}

// What somebody has is not what they do not have.
func TestWhatIsAtHandIsNotLost(t *testing.T) {
	for _, words := range []string{"手紙のほうでお願いします。書面はあります", "書面は届いています", "手紙は持ってます", "メールは使っています", "アドレスはわかります"} {
		if s := typed.Said(message(words)); s.NoMail || s.NoLetter {
			t.Errorf("%q: no mail %v, no letter %v", words, s.NoMail, s.NoLetter)
		}
	}
	if s := typed.Said(message("手紙はありません")); !s.NoLetter {
		t.Error("the letter is gone")
	}
}

func TestAWayIsTaken(t *testing.T) {
	for words, want := range map[string]bool{
		"メールで確認します": true, "메일로 확인할게요": true, "I'll verify by email": true, "手紙のコードで": true,
		"メールで問い合わせてみます": false, "メールか手紙で確認します": false, "確認のメールは届きますか": false,
	} {
		if got := typed.Takes(words); got != want {
			t.Errorf("%q takes a way: %v", words, got)
		}
	}
}

func TestGoingOn(t *testing.T) {
	for words, want := range map[string]bool{
		"続きをお願いします": true, "疑ってはいません。続きをお願いします。": true, "let's continue with the verification": true, "继续验证吧": true, "그럼 이어서 할게요": true,
		"続きがあるのですか": false, "does the monitoring continue": false,
	} {
		if got := typed.Resumes(words); got != want {
			t.Errorf("%q goes on: %v", words, got)
		}
	}
}

func TestACodeOfALetterThatIsTooShortIsCalledOne(t *testing.T) {
	for words, want := range map[string]bool{
		"手紙のコードを入れればよいのですね。K7PM-3XQ9です。": true, "信上的代码是 K7PM3XQ": true,
		"手紙のコードはどこにありますか。2019年に届きました": false, "受付番号はK7PM-3XQ9です": false,
	} {
		if got := typed.CallsLetter(words); got != want {
			t.Errorf("%q calls a code one of a letter: %v", words, got)
		}
	}
}
