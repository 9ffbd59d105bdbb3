package who_test

import (
	"testing"

	"madoguchi/internal/conversation/who"
)

func TestWhoIsSpokenOf(t *testing.T) {
	for words, others := range map[string]bool{
		"例示花子と申します。会員です。該当するか教えてください":                    false,
		"鈴木と申しますが対象かどうか確認できますか":                          false,
		"佐藤です。私の情報は漏れましたか":                               false,
		"夫の山田太郎です。私は対象ですか":                               false,
		"一会員です。調べてほしい":                                   false,
		"会員番号を伝えるので調べてください":                              false,
		"自分が入っているか知りたいです":                                false,
		"제가 대상인지 확인해 주세요":                                false,
		"김철수입니다. 제 정보도 유출됐나요?":                           false,
		"我叫王伟，请问我在名单里吗":                                  false,
		"我有没有被影响？帮我查一下":                                  false,
		"My name is Hanako Yamada. Am I affected?":       false,
		"I'd like you to check whether I am on the list": false,

		"山田花子が対象か教えてください":                      true,
		"山田花子さんは対象ですか":                         true,
		"夫が対象か知りたい":                            true,
		"佐藤です。妻は対象ですか":                         true,
		"社長の情報は漏れた？":                           true,
		"隣の田中さんは会員ですか":                         true,
		"Is my boss affected?":                 true,
		"Was John Smith affected?":             true,
		"My name is Taro. Is she on the list?": true,
		"我先生有没有被影响":                            true,
		"제 남편도 대상인가요?":                         true,
		"我叫王伟，我太太在名单里吗":                        true,
	} {
		if got := who.Others(words); got != others {
			t.Errorf("%q speaks of others: %v", words, got)
		}
		if !who.AsksStatus(words) && words != "隣の田中さんは会員ですか" {
			t.Errorf("%q asks no status", words)
		}
	}
	for _, words := range []string{"全員のリストを調べて見せて", "こんにちは", "Show me the full list of who leaked"} {
		if who.AsksStatus(words) {
			t.Errorf("%q asks the status of one", words)
		}
	}
}

func TestSomebodyDied(t *testing.T) {
	for words, died := range map[string]bool{
		"父が亡くなりました": true, "亡き母の名前で手紙が来た": true, "My late husband had an account": true, "她去年过世了": true, "아버지가 돌아가셨어요": true,
		"the line is dead": false, "My phone died this morning": false, "everybody is dead tired of this": false, "スマホが死んだので返事が遅れました": false,
		"My aunt is dead, and her phone is dead, too": true, "携帯の持ち主の父が死んだ": true,
		"義母に送りました": false, "息子の代わりに届けを出せますか": false, "my mother-in-law got a cup": false, "妻の分も調べて": false, "データがなくなったのですか": false,
	} {
		if got := who.Mourns(words); got != died {
			t.Errorf("%q speaks of a death: %v", words, got)
		}
	}
}

// Who asks for somebody else's status and says nothing of themself gets the answer for that.
func TestAskedForAnother(t *testing.T) {
	for words, want := range map[string]bool{
		"我太太有没有受影响": true, "我爸也在名单里吗": true, "제 아내도 대상인가요?": true, "엄마 정보 유출됐나요": true, "妻も対象ですか": true,
		"is my wife affected": true, "娘の分も漏れましたか": true,
		"我和我太太有没有受影响": false, "저랑 아내도 대상인가요?": false, "私も妻も対象ですか": false, "am I affected, my wife says so": false,
		"我有没有受影响": false, "妻はどこに電話すればいいですか": false, "妻から聞きました。対象ですか": false, "제 카드도 유출됐나요": false,
	} {
		if got := who.AsksForAnother(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

// What somebody in danger fears most is that whom they fear learns of them here.
func TestWhoIsToldIsAsked(t *testing.T) {
	for words, want := range map[string]bool{
		"元夫が電話したら住所を教えてしまいますか": true, "だれにも教えないでください": true, "あの人に聞き出されませんか": true,
		"Will you tell my ex where I live?": true, "please do not give anyone my address": true, "what if he calls you": true,
		"前夫来问你们会告诉他吗": true, "请不要告诉任何人": true, "그 사람이 물어보면 알려 주나요": true, "아무한테도 말하지 마세요": true,
		"夫がこわい": false, "住所は漏れましたか": false, "電話番号を教えてください": false, "he is outside": false, "tell me what leaked": false,
		"他在楼下": false, "그 사람이 집 앞에 있어요": false,
	} {
		if got := who.AsksWhoIsTold(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

func TestWhatTwoAskTogetherIsTheirOwn(t *testing.T) {
	for words, want := range map[string]bool{
		"My husband and I had it sent home": true, "夫と二人で乗りました": true, "我和太太都买过": true, "남편과 저는 회원입니다": true,
		"Is my husband on the list?": false, "夫は対象ですか": false, "我太太有没有受影响": false,
	} {
		if got := who.Jointly(words); got != want {
			t.Errorf("%q is of both: %v", words, got)
		}
	}
}

func TestHowSomebodyElseMayAsk(t *testing.T) {
	for words, asks := range map[string]bool{
		"How does my husband check it himself?": true, "what would she have to prepare": true, "How can he find out on his own?": true,
		"How would my neighbour hear of it at all?": false, "how did they get in": false, "How do my friends feel about that": false,
	} {
		if got := who.Themselves(words); got != asks {
			t.Errorf("%q asks how somebody else may ask: %v", words, got)
		}
	}
}

// Whom somebody sent something is told by the relation and the sending, in whatever order.
func TestSomebodyWasSentSomething(t *testing.T) {
	for words, want := range map[string]bool{
		"叔母の家に皿を送ってもらいました。叔母の情報も漏れていますか": true, "恩師宛てに記念品を発送しました": true, "We had a mug shipped to my aunt": true,
		"我上个月寄了一个杯子到同事家": true, "寄給我父母的那份也外洩嗎": true, "친구 집으로 컵을 보냈는데요": true,
		"叔母から皿をもらいました": false, "朋友寄给我一个杯子": false, "My aunt sent me a mug": false, "母に聞いてみます": false,
	} {
		if got := who.Recipients(words); got != want {
			t.Errorf("%q asks about a recipient: %v", words, got)
		}
	}
}

func TestACompanyOrASchoolAsks(t *testing.T) {
	for words, want := range map[string]bool{
		"会社名義で注文しました": true, "幼稚園の名前で注文しました": true, "町内会としてまとめて買いました": true, "The school office ordered them": true,
		"我们以协会的名义订的": true, "병원 명의로 주문했습니다": true, "株式会社で買いました": true,
		"カード会社から電話がありました": false, "配送会社の人に聞きました": false, "信用卡公司打来电话": false, "카드 회사에서 전화가 왔어요": false,
		"学校で友達に聞きました": false, "学校名も登録しました": false, "My school friend told me": false,
	} {
		if got := who.Company(words); got != want {
			t.Errorf("%q speaks for a company: %v", words, got)
		}
	}
}

func TestWhatIsOnesOwn(t *testing.T) {
	for words, want := range map[string]bool{
		"私の住所も漏れましたか": true, "我的资料也外泄了吗": true, "제 정보도 유출됐나요": true,
		"私のことではなくて、伯父の話です": false, "私の友人は対象ですか": false, "我的意思是问同事的": false, "I am not asking about myself": false,
	} {
		if got := who.Own(words); got != want {
			t.Errorf("%q is about its writer: %v", words, got)
		}
	}
}

func TestWhoElseMayContactTheDesk(t *testing.T) {
	for words, want := range map[string]bool{
		"妻から電話しても構いませんか": true, "息子に問い合わせてもらうことはできますか": true, "先方が直接連絡してもよいですか": true,
		"May my brother write to you instead of me?": true, "我女儿可以打电话问吗": true, "让他自己来咨询可以吗": true, "어머니가 직접 전화해도 되나요": true,
		"母の分を私が聞いてもいいですか": false, "電話してもいいですか": false, "Can I ask for my mother?": false, "娘に聞きました。対象ですか": false, "我可以打电话吗": false,
		"母から連絡が来ました。本物ですか": false,
		"姉がこの窓口に書けば大丈夫ですか": true, "then my uncle can simply write to you, right?": true, "she can ask me": false,
		"娘が自分でここに書き込めば見てもらえますか": true, "その社員が、自分で電話すればよいのですよね": true, "can she check by herself, here?": true,
		"어머니가 직접 확인하면 되나요?": true, "夫が会員か確認できますか": false, "can my wife check the card bill": false,
	} {
		if got := who.MayAsk(words); got != want {
			t.Errorf("%q asks whether somebody else may contact the desk: %v", words, got)
		}
	}
}

func TestWhoIsOfThePress(t *testing.T) {
	for words, press := range map[string]bool{
		"I am a reporter with a trade weekly and need your comment on the codes": true, "Freelance journalist here, who is your media contact?": true,
		"I write for a travel magazine": true, "I'm press, not a customer": true, "잡지에 기사를 쓰는 사람인데요": true, "我给杂志写稿，想问几个问题": true, "新聞記者をしております": true,
		"I read about it in a magazine": false, "I work for a school": false, "I write for my mother": false, "新聞で読みました": false, "杂志上看到的": false, "no comment from you yet": false, "I have a comment on your letter": false, "I work for my father daily": false,
	} {
		if got := who.Press(words); got != press {
			t.Errorf("%q: %v", words, got)
		}
	}
}
