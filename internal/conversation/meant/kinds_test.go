package meant

import "testing"

func TestWhatWordsPlainlySay(t *testing.T) {
	for words, want := range map[string]string{
		"お隣あての封筒をつい開封してしまいました":                                   notified + ".opened",
		"I opened an envelope meant for the people downstairs":   notified + ".opened",
		"不小心把邻居的信拆开了":                                            notified + ".opened",
		"아랫집 우편물을 뜯어 버렸습니다":                                      notified + ".opened",
		"伯母には書面を送らないでいただけますか":                                    methods + ".elsewhere",
		"封書は妻の代わりに私へ届けてください":                                     methods + ".elsewhere",
		"Please do not send my aunt any letter":                  methods + ".elsewhere",
		"请别给我奶奶寄信":                                               methods + ".elsewhere",
		"이모께는 편지를 보내지 마세요":                                       methods + ".elsewhere",
		"届いた封書は秋まで放置でも差し支えありませんか":                                notified + ".wait",
		"Is there a deadline in the letter?":                     notified + ".wait",
		"どなたか自宅まで訪ねて来られますか":                                      methods + ".visit",
		"Will anyone turn up at her door?":                       methods + ".visit",
		"カードを登録したかどうか忘れました":                                      "am_i_affected.card_on_file",
		"Do you know if I had a card saved in my profile?":       "am_i_affected.card_on_file",
		"元会員も含まれるのでしょうか":                                         "am_i_affected.withdrawn",
		"I closed my account in spring, why do you keep my name": "am_i_affected.withdrawn",
		"そちらのパスワードはどこで変更できますか":                                   "change_password_elsewhere.login",
		"メルマガを送らないでください":                                         "",
		"手紙が家に来ました":                                              notified, // what to do about it
		"封書を家族が開けてもいいですか":                                        "",
		"カードを登録していたので流出したか知りたい":                                  "",
		"娘です、私も退会したいです":                                          "",
		"I want to close my account":                             "",
		"退会したいので消してください":                                         "",
		"書面はいつ届きますか":                                             "",
		"Can you resend the letter?":                             "",
	} {
		got := ""
		for _, k := range kinds() {
			if k.said(words) {
				got = k.entry
				break
			}
		}
		if got != want {
			t.Errorf("%q says %q, want %q", words, got, want)
		}
	}
}
