package parting_test

import (
	"testing"

	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/inquiry"
)

func TestHowAConversationEnds(t *testing.T) {
	for words, want := range map[string]parting.End{
		"担当の方に回してもらわなくて平気です。お手数かけました": parting.Spared, "引き継ぎは要らないです。知りたかっただけなので": parting.Spared,
		"お返事は不要です": parting.Spared, "いや引き継がないで。自分で電話するから": parting.Spared,
		"there's no need to bother your staff": parting.Spared, "please don't pass it on": parting.Spared,
		"不用转给工作人员了": parting.Spared, "담당자에게 전달 안 하셔도 돼요": parting.Spared,
		"さっきのはなかったことにできますか": parting.Undone, "え、引き継がなくていいと言ったのに…取り消せますか？": parting.Undone,
		"引き継ぎを取り消せますか": parting.Undone, "Can I undo that?": parting.Undone, "刚才那个能撤销吗？": parting.Undone, "방금 접수한 거 취소할 수 있나요?": parting.Undone,
		"では返事を待つことにします": parting.Waits, "担当の人、待ってますね": parting.Waits, "OK, I'll wait to hear from them": parting.Waits,
		"那我就等你们的消息": parting.Waits, "네, 연락 기다리겠습니다": parting.Waits,
		"娘に聞いてもらいます。ありがとう": parting.Leaves, "母と相談してから決めます": parting.Leaves, "カード会社に問い合わせてみます": parting.Leaves,
		"また日を改めます": parting.Leaves, "自分で調べてみる": parting.Leaves, "では電話してみます": parting.Leaves,
		"I'll ask my bank myself, cheers": parting.Leaves, "我先跟家人商量一下": parting.Leaves, "나중에 아들한테 시킬게요": parting.Leaves,
		"もう聞きたいことはないです": parting.Done, "以上です": parting.Done, "That's all I wanted to know": parting.Done, "没有问题了": parting.Done, "더 궁금한 건 없어요": parting.Done,
		"手紙だけなら安心しました": parting.Done, "Oh good, I'm relieved now": parting.Done, "那我就放心了": parting.Done, "이제 안심했어요": parting.Done,
		"安心できません": parting.None, "安心していいですか": parting.None, "怎么才能放心": parting.None,
		"では、おやすみなさい": parting.Sleeps, "そろそろ休みます": parting.Sleeps, "OK, going to bed now": parting.Sleeps, "我先睡了": parting.Sleeps, "저는 먼저 잘게요": parting.Sleeps,
		// These say or ask something else.
		"ずっと眠っていたい": parting.None, "寝られません": parting.None, "休みの日も電話できますか": parting.None, "I want to sleep and never wake up": parting.None, "睡不着": parting.None,
		"担当者に相談します": parting.None, "弁護士に任せます": parting.None, "警察に相談します": parting.None, "退会したいのでやめます": parting.None,
		"注文をキャンセルできますか": parting.None, "会員登録を取り消したい": parting.None, "担当者は必要ないですか": parting.None, "カード会社に連絡してもらいたい": parting.None,
		"母に聞いたら手紙が来たそうです": parting.None, "まだ待っています": parting.None, "もう3日待ってます": parting.None, "息子に伝えないでください": parting.None,
		"返事はいらないから消してください": parting.None, "I don't want a bot, I want a person": parting.None, "I will call my lawyer": parting.None,
		"no answer yet": parting.None, "Nothing else leaked?": parting.None, "不要机器人，我要人工": parting.None, "我等了三天了": parting.None, "담당자에게 물어볼게요": parting.None,
	} {
		end, rest := parting.Read(words)
		if end != want || want != parting.None && rest != "" {
			t.Errorf("%q ends as %q and leaves %q, want %q", words, end, rest, want)
		}
	}
}

func TestWhatStandsBesideAnEndIsLeft(t *testing.T) {
	for words, rest := range map[string]string{
		"担当者は不要です。流出した期間だけ知りたいです": "流出した期間だけ知りたいです", "No staff needed, just tell me what happened": "just tell me what happened",
		"母に聞いてみます。電話は何時までですか": "電話は何時までですか",
	} {
		if _, got := parting.Read(words); got != rest {
			t.Errorf("%q leaves %q, want %q", words, got, rest)
		}
	}
	for _, words := range []string{"担当者は不要です。流出した期間だけ知りたいです", "流出した期間だけ知りたいです"} {
		if got := parting.Unspared(inquiry.NewText(words)).Words(); got != "流出した期間だけ知りたいです" {
			t.Errorf("%q is read as %q", words, got)
		}
	}
}
