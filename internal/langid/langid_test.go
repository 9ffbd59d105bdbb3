package langid_test

import (
	"strings"
	"testing"

	"madoguchi/internal/asked"
	"madoguchi/internal/langid"
)

func TestLanguagesThatTheDeskDoesNotServe(t *testing.T) {
	for want, texts := range map[string][]string{
		"fr": {"Bonjour, est-ce que ma carte est concernée ?", "Je n'ai pas reçu votre lettre", "Comment puis-je changer mon mot de passe"},
		"es": {"Hola, ¿mi tarjeta está afectada?", "no recibí la carta", "Quiero saber si mis datos fueron robados"},
		"pt": {"Olá, os meus dados foram roubados?", "não recebi a carta"},
		"it": {"Buongiorno, la mia carta è stata rubata?", "vorrei sapere se sono tra i clienti"},
		"de": {"Sind meine Daten betroffen?", "was kostet eine neue Karte"},
		"nl": {"Zijn mijn gegevens gestolen?"},
		"id": {"Apakah data saya bocor?", "berapa biaya kartu baru"},
		"vi": {"Thông tin của tôi có bị lộ không?", "toi muon biet the cua toi"},
		"tl": {"Kasama po ba ang card ko?"},
		"tr": {"Kart bilgilerim çalındı mı?"},
		"pl": {"Czy moje dane zostały skradzione?"},
		"th": {"ข้อมูลของฉันรั่วไหลไหม", "สวัสดี"},
		"ru": {"Мои данные украли?", "VISA, сколько стоит новая карта"},
		"ar": {"هل تم تسريب بياناتي؟"},
		"hi": {"क्या मेरा डेटा लीक हुआ?"},
		"el": {"Έχουν κλαπεί τα δεδομένα μου;"},
		"he": {"האם הפרטים שלי דלפו?"},
	} {
		for _, text := range texts {
			if got := langid.Unserved(text); got != want {
				t.Errorf("%q is %q, want %q", text, got, want)
			}
		}
	}
}

func TestWhatIsServedOrCannotBeTold(t *testing.T) {
	for why, texts := range map[string][]string{
		"a word or two":      {"OK", "VISA", "Merci", "Hola", "la carta", "San Francisco", "de la Cruz", "no", "me too", "SOS"},
		"English":            {"was my data in it", "I no longer have a card", "no i do not", "can u do it as a guest"},
		"with slips":         {"is thre a fe for teh crad", "wat abot my dta pls", "i cant log in an pasword is lst"},
		"with foreign names": {"Is Hotel de la Paix on the list?", "my name is El Sayed, am i in it", "Café Müller asked: is it safe?", "I was on the Côte d'Azur, is it open?"},
		"served":             {"手数料は？", "我的卡呢", "제 카드는요", "Am I affected?", "カード de la ショップ"},
		"faces":              {"(´Д｀)", "щ(゜ロ゜щ)", "Σ(゜д゜;)", "ლ(ಠ益ಠლ)", "(ง'̀-'́)ง"},
		"nothing":            {"", "123", "?!", "🙏"},
		"keyboards":          {"dkssudgktpdy", "kaado no tesuuryou", "asdf jkl qwer"},
	} {
		for _, text := range texts {
			if got := langid.Unserved(text); got != "" {
				t.Errorf("%s: %q is %q", why, text, got)
			}
		}
	}
}

// Who asks in a language that is served is never taken for somebody else: thousands of
// phrases, slips and half sentences among them.
func TestNoPhraseOfTheBankIsUnserved(t *testing.T) {
	bank, err := asked.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range bank.Phrases() {
		if got := langid.Unserved(p.Text); got != "" {
			t.Errorf("%s: %q is %q", p.Lang, p.Text, got)
		}
	}
}

// A language shows at the beginning of a long mail, wherever the text is cut.
func TestLongTexts(t *testing.T) {
	for want, sentence := range map[string]string{"fr": "Je voudrais savoir si vous avez mes données. ", "ru": "Мои данные украли? ", "": "手数料はかかりますか。"} {
		if got := langid.Unserved(strings.Repeat(sentence, 2000)); got != want {
			t.Errorf("%q over and over is %q", sentence, got)
		}
	}
}

func FuzzUnserved(f *testing.F) {
	for _, seed := range []string{"Je ne sais pas", "\xff\xfe", "это", "'", "’’’ a b c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if lang := langid.Unserved(s); lang != "" && len(lang) != 2 {
			t.Errorf("%q", lang)
		}
	})
}
