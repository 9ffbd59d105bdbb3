package rawmail

import (
	"testing"

	"madoguchi/internal/email/emailtest"
)

// TestGuess: what names no charset is read in the right one, or by nobody.
func TestGuess(t *testing.T) {
	for charset, texts := range map[string][]string{
		"shift_jis":    {"質問", "電話番号", "住所について", "カードの再発行の手数料はかかりますか。", "㈱見本商事の髙橋と申します。先日届いた書面の件で確認したいことがあります。", "退会済みですが対象でしょうか"},
		"euc-jp":       {"質問", "電話番号", "住所は含まれますか。", "カードの再発行の手数料はかかりますか。", "いつ公表しましたか", "退会済みですが対象でしょうか"},
		"euc-kr":       {"안녕하세요", "제 개인정보가 유출되었나요?", "카드 재발급 수수료는 얼마인가요?", "탈퇴했는데 대상인지 확인 부탁드립니다.", "전화번호", "문의드립니다"},
		"gb18030":      {"你好", "请问我的信用卡信息泄露了吗？", "客服电话号码是多少？", "我已经注销会员了，会受影响吗", "信用卡挂失", "如何更换卡片，需要手续费吗？"},
		"big5":         {"你好", "請問我的信用卡資料外洩了嗎？", "客服電話號碼是多少？", "我已經取消會員了，會受影響嗎", "信用卡掛失", "補發卡片需要手續費嗎？"},
		"windows-1252": {"Grüße aus München", "Où sont mes données personnelles ?", "¿Mi tarjeta está afectada?", "Ist meine Adresse betroffen? Schöne Grüße"},
	} {
		for _, text := range texts {
			raw := emailtest.Encode(charset, text)
			if got, sure := guess(raw); !sure || got != text {
				t.Errorf("%s: %q reads as %q, sure %v", charset, text, got, sure)
			}
			if got, ok := toUTF8("iso-8859-1", raw); !ok || got != text {
				t.Errorf("%s under the name of Latin-1: %q reads as %q", charset, text, got)
			}
		}
	}
}

// TestGuessIsNotSure of bytes that could be several things, or nothing.
func TestGuessIsNotSure(t *testing.T) {
	for sentence, raw := range map[string][]byte{
		"Cyrillic":                 emailtest.Encode("windows-1251", "Здравствуйте, мои данные утекли?"),
		"Thai":                     emailtest.Encode("windows-874", "ข้อมูลของฉันรั่วไหลหรือไม่"),
		"rare characters":          emailtest.Encode("euc-jp", "襤褸"),
		"noise":                    []byte("\xfe\x80\xff\x81 \xfd\x00\xff"),
		"half-width kana and more": []byte("\xb1\xb2\xb3"),
	} {
		if text, sure := guess(raw); sure {
			t.Errorf("%s: is read as %q", sentence, text)
		}
	}
}
