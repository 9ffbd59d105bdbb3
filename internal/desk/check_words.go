package desk

// checkWords are the words of the identity check, of what the desk said on the way
// to a proof, and of what else the audit and the conversation hold.
func checkWords() map[string][2]string {
	return map[string][2]string{
		"check":      {"ご本人の確認", "Identity check"},
		"checkIntro": {"お客さまが話された内容を入力します。名簿と一致するかどうかだけが項目ごとに表示され、名簿の内容は表示されません。入力した内容は保存されません。", "Enter what the customer told you. You see for each field whether it matches the list, never what is on the list. What you enter is not kept."},
		"checkNever": {"カード番号、パスワード、マイナンバーは伺わないでください。", "Never ask for card numbers, passwords or My Number."},
		"checkNeeds": {"2項目以上で確認できます（メールアドレス、電話番号、または郵便番号と氏名など）。一致が1項目だけのときは、不一致と表示されます。", "Two fields are needed, an email address, a phone number or a postal code with a name among them. A single match is shown as no match."},
		"checkProof": {"比べる相手は、手紙のコードと郵便番号、またはお客さまご本人の認証済みメールの送信元アドレスが一致する方お一人だけです。それが一致しないときは、すべて不一致と表示されます。どちらもないときは、責任者の同意が必要です。", "What is entered is compared with one person only: the one whom the letter code with its postal code fits, or the address of the customer's own authenticated email. If that fits nobody, every field is shown as no match. Without either, a lead has to agree."},
		"checkTells": {"該当状況を送れるのは、氏名かフリガナを含む3項目以上がすべて一致し、その中に手紙のコードと郵便番号、またはお客さまご本人の認証済みメールの送信元アドレスがあるときだけです。", "The status can be sent only when a name and two things more all match, among them the letter code with its postal code, or the address of the customer's own authenticated email."},
		"checkElse":  {"それ以外のときは何もお伝えしません。会社から登録住所へ郵便でお知らせします。", "Otherwise the customer is told nothing; the company writes by post to the registered address."},
		"checkGo":    {"確認する", "Check"},

		"given-name": {"氏名", "Name"}, "given-kana": {"フリガナ", "Name in kana"}, "given-postal": {"郵便番号", "Postal code"}, "given-address": {"住所", "Address"},
		"given-phone": {"電話番号", "Phone"}, "given-email": {"メールアドレス", "Email"}, "given-letter": {"手紙のコード", "Letter code"},

		"checkResult": {"確認の結果", "Result"}, "fits": {"一致", "match"}, "fitsNot": {"不一致", "no match"},
		"checkUnread":    {"読み取れない項目があります。まだ確認していません。", "Some fields cannot be read. Nothing was checked."},
		"unread-name":    {"氏名を文字で入力してください。", "Enter the name in letters."},
		"unread-kana":    {"フリガナを文字で入力してください。", "Enter the reading in kana."},
		"unread-postal":  {"郵便番号を数字で入力してください（日本は7桁）。", "Enter the digits of the postal code, seven in Japan."},
		"unread-address": {"住所を文字と番地で入力してください。", "Enter the address in letters and digits."},
		"unread-phone":   {"電話番号は0から、海外は+と国番号から入力してください。", "Begin the phone number with 0, abroad with + and the country code."},
		"unread-email":   {"メールアドレスを name@example.jp の形で入力してください。", "Enter one email address, like name@example.jp."},
		"unread-letter":  {"手紙のコード（英数字16文字）をもう一度お確かめください。", "Please check the letter code again: 16 letters and digits."},
		"unread-long":    {"長すぎます。", "Too long."},
		"checkNotEnough": {"確認には2項目以上が必要です。メールアドレス、電話番号、または郵便番号と氏名・フリガナ・手紙のコードのいずれかを入力してください。", "Two fields are needed. Enter an email address, a phone number, or a postal code with a name, a reading or a letter code."},
		"checkTooMany":   {"確認の回数が上限に達しました。担当者ごとに1時間と1日、案件ごとに1日の上限があります。時間をおいてお試しください。", "Too many checks: there is a limit for each person within an hour and a day, and for each case within a day. Please try again later."},
		"checkNoRoster":  {"名簿が登録されていないため、確認できません。責任者にお知らせください。", "There is no list to check against. Please tell the lead."},

		"checkNoProof": {"手紙のコードと郵便番号がなく、認証済みメールの案件でもないため、比べていません。必要な場合は、責任者にこの案件での同意を依頼してください。", "Nothing was compared: there is no letter code with its postal code, and no authenticated email. If it is needed, ask a lead to agree on this case."},
		"agree":        {"証明のない照合に同意する（1回）", "Agree to one check without a proof"},
		"agreeHint":    {"担当者が、本人の証明がないまま名簿と1回だけ比べられるようになります。必要な理由を担当者に確かめてから同意してください。", "The owner may then compare with the list once, without a proof. Ask why it is needed before you agree."},
		"agreed":       {"責任者が同意しました", "A lead agreed"},
		"alone":        {"同意できるのは、担当者ではない責任者だけです。", "Only a lead who does not have the case can agree."},

		"tell":         {"該当状況をお客さまへ送る", "Have the desk tell the customer"},
		"tellIntro":    {"すべて一致しました。承認済みの文面で、窓口からお客さまへ該当状況を送れます。送る前に内容は表示されません。", "Everything matches. The desk can tell the customer their status in the approved words. You do not see it before it is sent."},
		"tellUntil":    {"有効期限", "Valid until"},
		"tellSureBox":  {"このお客さまご本人に送ることを確かめました。", "I have made sure that this goes to the person themself."},
		"tellGo":       {"送る", "Send"},
		"tellSure":     {"送る前に、確認の欄にチェックを入れてください。", "Please tick the box before sending."},
		"tellUnproven": {"本人確認が済んでいないか、期限が切れています。もう一度確認してください。", "The identity is not confirmed, or not any more. Please check again."},
		"tellNoWay":    {"お客さまの宛先がないため、送れません。", "There is no address to which it could be sent."},
		"tellDone":     {"該当状況を送りました。", "The status has been sent."},

		"watch": {"本人確認の利用", "Identity checks"}, "watchHint": {"1日に10回以上、または不一致だけの確認が3回以上の人に印が付きます。", "Marked: ten checks on a day, or three in which nothing matched."}, "watchWho": {"担当者", "Who"},
		"watchAll": {"回数", "Checks"}, "watchMissed": {"すべて不一致", "Nothing matched"}, "watchAgreed": {"証明なし（同意）", "Without a proof (agreed)"}, "watchMost": {"最も多い日", "Most on a day"}, "watchLast": {"最後", "Last"},
		"watchUnusual": {"要確認", "Unusual"}, "noWatch": {"この期間にはありません。", "None in this period."},

		"verifiedNot": {"未確認", "Not verified"}, "verifiedFound": {"該当状況をお伝え済み", "Told their status"}, "verifiedNone": {"連絡先を確認済み・名簿に一致なし", "Contact confirmed, not on the list"},
		"verifiedStaff": {"担当者が確認済み", "Confirmed by staff"},

		"text-proof": {"本人確認のご案内", "Identity check"}, "text-status": {"該当状況のお知らせ", "Status"}, "text-code": {"確認コードのメール", "Mail with a one-time code"},

		"verb-check": {"本人確認", "checked identity"}, "verb-agree": {"証明のない照合に同意", "agreed to a check without a proof"}, "verb-tell": {"該当状況を送信", "had the status told"}, "verb-overdue": {"期限超過", "overdue"}, "verb-time_out": {"担当の解除（時間切れ）", "owner released"},
		"sent-withdrawn": {"担当者が引き継いだため送信していません", "Not sent: a person took over"},
	}
}
