package typed_test

import (
	"testing"

	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
)

func TestWhatIsAskedOfTheProofItself(t *testing.T) {
	for words, want := range map[string]identity.Doubt{
		"この欄にアドレスを書いても安全ですか": identity.DoubtSafe, "ここの内容はほかの人に見られませんか": identity.DoubtSafe, "入力した番号はいつまで保存されますか": identity.DoubtSafe,
		"Is it safe to enter my address here?": identity.DoubtSafe, "how long do you keep the code?": identity.DoubtSafe,
		"在这里填写邮箱安全吗": identity.DoubtSafe, "這裡別人看得到嗎": identity.DoubtSafe, "여기에 주소를 적어도 안전한가요?": identity.DoubtSafe,
		"コードは書面のどのあたりにありますか": identity.DoubtHow, "大文字で入力しないといけませんか": identity.DoubtHow, "ハイフンは必要ですか": identity.DoubtHow,
		"Where in the letter is the code?": identity.DoubtHow, "Do I need the dashes?": identity.DoubtHow,
		"代码在信的哪里": identity.DoubtHow, "要分大小写吗，大写可以吗": identity.DoubtHow, "코드는 어디에 적혀 있나요?": identity.DoubtHow,
		"どちらのメールアドレスを書けばよいですか": identity.DoubtWhich, "登録したのがどのアドレスか覚えていません": identity.DoubtWhich,
		"Which email address do you want?": identity.DoubtWhich, "是哪个邮箱": identity.DoubtWhich, "어느 메일 주소인가요?": identity.DoubtWhich,
		"数字だけのコードですか": identity.DoubtHow, "are there only digits in it?": identity.DoubtHow, "代码里有字母吗": identity.DoubtHow, "숫자만 있나요?": identity.DoubtHow,
		"勤め先のアドレスでも大丈夫ですか": identity.DoubtWhich, "is my work address ok?": identity.DoubtWhich, "公司的邮箱可以吗": identity.DoubtWhich,
		"회사 주소로도 되나요?": identity.DoubtWhich, "who can see this?": identity.DoubtSafe, "これは誰が見るんですか": identity.DoubtSafe,
		"母の代わりに私が入力できますか": identity.DoubtOthers, "Can I do it on behalf of my aunt?": identity.DoubtOthers,
		"我能替我妈妈验证吗": identity.DoubtOthers, "제가 대신 인증해도 되나요?": identity.DoubtOthers,
		// These ask something else, or nothing.
		"住所は漏れましたか": identity.Unasked, "どのアドレスが流出したのですか": identity.Unasked, "このメールは本物ですか、どちらのアドレスから来ますか": identity.Unasked,
		"電話番号はどこに書いてありますか": identity.Unasked, "ここに書きました": identity.Unasked, "Where can I call you?": identity.Unasked,
		"电话和邮件哪个快": identity.Unasked, "카드 번호가 어디까지 유출됐나요?": identity.Unasked, "はい": identity.Unasked,
	} {
		if got := typed.Said(message(words)).Doubt; got != want {
			t.Errorf("%q asks %q, want %q", words, got, want)
		}
	}
}

func TestWhatIsSaidOfAResult(t *testing.T) {
	for words, want := range map[string]identity.Doubt{
		"それはつまりどういう意味ですか": identity.DoubtMeans, "What does that mean for me?": identity.DoubtMeans, "这是什么意思？": identity.DoubtMeans, "그게 무슨 뜻인가요?": identity.DoubtMeans,
		"そんなはずはないのですが": identity.DoubtDisputed, "That can't be right": identity.DoubtDisputed, "不可能吧": identity.DoubtDisputed, "착오가 있는 것 같아요": identity.DoubtDisputed,
		"ありがとうございました": identity.Unasked, "Thank you": identity.Unasked,
	} {
		if got := typed.Said(message(words)).Doubt; got != want {
			t.Errorf("%q says %q, want %q", words, got, want)
		}
	}
}

func TestWhyAndWhich(t *testing.T) {
	for _, words := range []string{"どうして本人確認が必要なのか教えてください。前にも電話で名前を言ったのですが", "Why do I have to prove who I am? You wrote to me", "为什么还要验证？你们不是有我的资料吗"} {
		if !typed.Said(message(words)).Why {
			t.Errorf("%q asks why", words)
		}
	}
	for words, want := range map[string]bool{
		"引っ越す前のほうですか": true, "the old one or the new one?": true, "是以前的还是现在的？": true, "예전 거예요?": true,
		"前の担当者の電話番号は？": false, "どちらが早いですか": false, "それで": false,
	} {
		if got := typed.Said(message(words)).Which; got != want {
			t.Errorf("%q asks which: %v", words, got)
		}
	}
}

func TestAnotherCode(t *testing.T) {
	for _, words := range []string{"間違えていないと思うので、もう一度送ってもらえますか", "新しいコードをお願いします", "I typed it right, send another one", "重新发一下吧", "다시 보내 주세요"} {
		if !typed.Said(message(words)).Again {
			t.Errorf("%q asks for another code", words)
		}
	}
	for _, words := range []string{"手紙をもう一度送ってください", "please send the letter again", "답변을 다시 보내 주세요"} {
		if typed.Said(message(words)).Again {
			t.Errorf("%q asks for no code", words)
		}
	}
}

func TestNeitherWayAtLength(t *testing.T) {
	for _, words := range []string{
		"申し訳ないのですが、紙の通知は処分しましたしメールは前の勤め先のものでしたので、両方とも難しいです",
		"I moved and the mailbox was closed years ago, so neither of these works for me",
	} {
		if !typed.Said(message(words)).Neither {
			t.Errorf("%q says that neither way is open", words)
		}
	}
	for words, want := range map[string][2]bool{
		"封筒ごと捨ててしもたし、アドレスも解約したわ": {true, true}, "メールは退職したので見られません": {true, false}, "手紙は受け取ってへん": {false, true},
		"the mailbox was deleted, and I never got a letter": {true, true}, "邮箱早就注销了，信也没收到": {true, true}, "메일은 못 쓰고 편지도 버렸어요": {true, true},
		"neither a letter nor an email has arrived here": {false, false}, "I have not received any mail from you": {false, false}, "邮件也没收到": {false, false},
		"메일이 안 왔어요": {false, false}, "どちらも漏れましたか": {false, false}, "有没有可以联系的邮箱": {false, false},
	} {
		if s := typed.Said(message(words)); s.NoMail != want[0] || s.NoLetter != want[1] || s.Neither {
			t.Errorf("%q: no mail %v, no letter %v, neither %v", words, s.NoMail, s.NoLetter, s.Neither)
		}
	}
}

func TestAnotherTimeOrNoMore(t *testing.T) {
	for _, words := range []string{"家に帰ってからやります", "I'll do that after dinner", "手紙は家にあるので明日", "the letter is at work, tomorrow", "晚上回家再弄", "저녁에 할게요", "心配なのでやめておきます", "I'm not doing this", "不验证了", "인증 안 할래요"} {
		if s := typed.Said(message(words)); !s.Enough && !s.Stop {
			t.Errorf("%q goes on", words)
		}
	}
	for _, words := range []string{"あとで電話がありますか？", "会員をやめたいです", "will you write to me later?", "인증하면 나중에 연락 오나요?"} {
		if s := typed.Said(message(words)); s.Enough || s.Stop {
			t.Errorf("%q lets it be", words)
		}
	}
	if !typed.LeavesFor("面倒なのでやめておきます。担当の方はいつ来ますか？") || typed.LeavesFor("やめておきます") || typed.LeavesFor("いつ来ますか？") {
		t.Error("who leaves it and asks something else does both")
	}
}

func TestAnAddressForAnAnswer(t *testing.T) {
	for words, reply := range map[string]bool{
		"ご返信は hanako@example.jp にいただけますか": true, "回答はこちらへお願いします hanako@example.jp": true, "Please send your reply to hanako@example.jp": true,
		"you can reach me at hanako@example.jp": true, "请回复到 hanako@example.jp": true, "답변은 hanako@example.jp 로 보내 주세요": true,
		"hanako@example.jp": false, "hanako@example.jp に送ってください": false, "hanako@example.jp にコードを送ってください": false, "登録は hanako@example.jp です": false,
		"send the code to hanako@example.jp": false, "验证码请发到 hanako@example.jp": false, "我的邮箱是 hanako@example.jp": false,
	} {
		got, _ := typed.Read(message(words), desk, true)
		if (got.Reply != "") != reply || (got.Address != "") == reply {
			t.Errorf("%q: for an answer %q, for a code %q", words, got.Reply, got.Address)
		}
	}
	for _, words := range []string{"コードのためではなくて、返事をもらうためのアドレスです", "コードは要りません、返信先です", "not for the code, it is where your answer should go", "不是用来验证的，是收回复的", "인증용이 아니라 답변 받을 주소예요"} {
		if !typed.NoCode(words) {
			t.Errorf("%q takes the address back", words)
		}
	}
	if typed.NoCode("コードが届きません") || typed.NoCode("返事はまだですか") || !typed.Department("somu@example.jp 総務部あて") || typed.Department("taro@example.jp です") {
		t.Error("a code that did not come, and an address alone, are none")
	}
}
