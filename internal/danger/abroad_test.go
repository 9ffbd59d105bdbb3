package danger

import "testing"

func TestDangerInOtherLanguages(t *testing.T) {
	for words, want := range map[string]Kind{
		"Je n'ai plus envie de vivre":                     Despair,
		"Quiero morirme, voy a suicidarme":                Despair,
		"Ich will sterben":                                Despair,
		"TÔI MUỐN CHẾT":                                   Despair,
		"ฉันอยากตาย":                                      Despair,
		"Я хочу умереть":                                  Despair,
		"أريد أن أموت":                                    Despair,
		"Mi ex me amenaza con ir a mi casa":               Threat,
		"Jemand bedroht mich":                             Threat,
		"Saya diancam akan dibunuh":                       Threat,
		"Мне угрожают":                                    Threat,
		"Mon mari me frappe, il ne doit pas me retrouver": Home,
		"Quiero saber si mi tarjeta está afectada":        None,
		"Sind meine Daten betroffen?":                     None,
		"Мои данные украли?":                              None,
		"":                                                None,
	} {
		if got := Abroad(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestEachSignHasAKind(t *testing.T) {
	for _, s := range abroad() {
		if s.kind != Despair && s.kind != Threat && s.kind != Home || s.part == "" {
			t.Errorf("%q is of %q", s.part, s.kind)
		}
	}
}
