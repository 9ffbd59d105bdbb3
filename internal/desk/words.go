package desk

// words are all words of the pages, Japanese and English.
func words() map[string][2]string {
	return map[string][2]string{
		"brand":    {"窓口デスク", "Staff desk"},
		"skip":     {"本文へ進む", "Skip to content"},
		"language": {"English", "日本語"},
		"signOut":  {"サインアウト", "Sign out"},
		"signIn":   {"サインイン", "Sign in"},
		"account":  {"アカウント", "Account"},
		"menu":     {"メニュー", "Menu"},
		"notice":   {"お知らせ", "Notice"},

		"role-agent": {"担当者", "Agent"}, "role-lead": {"責任者", "Lead"}, "role-officer": {"個人情報保護管理者", "Privacy officer"},
		"clock": {"窓口の時計", "Desk clock"}, "staffed": {"受付時間内", "Staffed now"}, "nextOpening": {"次の受付開始", "Opens"}, "unstaffed": {"受付時間外", "Not staffed"},
		"days": {"日", "d "}, "hours": {"時間", "h "}, "minutes": {"分", "min"},

		"queue": {"案件", "Cases"}, "closedCases": {"終了した案件", "Closed cases"}, "openCases": {"対応中の一覧へ", "Back to open cases"},
		"search": {"受付番号で探す", "Find by receipt number"}, "searchGo": {"探す", "Find"},
		"wrongNumber": {"受付番号として読み取れません。もう一度ご確認ください。", "This is no receipt number. Please check it."},
		"filters":     {"絞り込み", "Filters"}, "lanes": {"区分", "Lane"}, "states": {"状態", "State"}, "channels": {"経路", "Channel"},
		"mine": {"自分の担当", "My cases"}, "all": {"絞り込みを解除", "Clear filters"},
		"figures": {"件数", "Figures"}, "figOpen": {"未対応", "Waiting"}, "figOwned": {"対応中", "Being handled"}, "figOverdue": {"期限超過", "Overdue"},
		"none": {"該当する案件はありません。", "No cases here."}, "newCases": {"一覧に新しい案件があります。", "There are new cases in the list."},
		"cases": {"件", "cases"}, "pages": {"ページ", "Pages"}, "before": {"前へ", "Previous"}, "after": {"次へ", "Next"},

		"receipt": {"受付番号", "Receipt"}, "lane": {"区分", "Lane"}, "state": {"状態", "State"}, "channel": {"経路", "Channel"}, "lang": {"言語", "Language"},
		"opened": {"受付", "Opened"}, "age": {"経過", "Age"}, "due": {"期限", "Due"}, "closedAt": {"終了", "Closed"}, "owner": {"担当", "Owner"}, "nobody": {"未定", "Nobody"}, "you": {"あなた", "you"},
		"topics": {"自動判定の話題", "Topics recognised"}, "messages": {"お客さまの発言", "Customer messages"}, "verification": {"本人確認", "Identity check"}, "unverified": {"未確認", "Not verified"},
		"summary": {"受付時の内容", "What opened the case"}, "over": {"超過", "overdue"}, "left": {"あと", "in "}, "overdue": {"期限超過", "Overdue"},

		"lane-urgent": {"緊急", "Urgent"}, "lane-legal": {"法務", "Legal"}, "lane-press": {"報道", "Press"}, "lane-rights": {"開示・削除", "Rights"}, "lane-identity": {"本人確認", "Identity"},
		"lane-complaint": {"ご意見・苦情", "Complaint"}, "lane-undecodable": {"判読できず", "Unreadable"}, "lane-general": {"一般", "General"},
		"state-open": {"未対応", "Waiting"}, "state-owned": {"対応中", "Being handled"}, "state-answered": {"回答済み", "Answered"}, "state-closed": {"終了", "Closed"},
		"channel-line": {"LINE", "LINE"}, "channel-email": {"メール", "Email"},

		"case": {"案件", "Case"}, "toQueue": {"一覧へ", "All cases"}, "conversation": {"やりとり", "Conversation"}, "details": {"案件の情報", "Details"},
		"customer": {"お客さま", "Customer"}, "desk": {"窓口（自動）", "Desk (automatic)"}, "staff": {"担当者", "Staff"}, "note": {"メモ", "Note"},
		"deskText": {"窓口の定型文", "Standard text"}, "noteOnly": {"社内のみ", "Staff only"}, "unsent": {"お客さまが送信を取り消しました", "The customer took this message back"}, "noLines": {"まだ表示できるやりとりはありません。", "No messages to show yet."},
		"sent-planned": {"送信待ち", "Waiting to be sent"}, "sent-delivered": {"送信済み", "Sent"}, "sent-refused": {"届きませんでした", "Not delivered: refused"}, "sent-expired": {"届きませんでした（期限切れ）", "Not delivered: gave up"},
		"lost": {"お客さまに届いていないメッセージがあります。LINE の送信上限、ブロック、宛先の誤りなどが考えられます。", "Some messages did not reach the customer: push quota, a block, or a wrong address."},

		"actions": {"操作", "Actions"}, "take": {"担当する", "Take the case"}, "takeHint": {"返信するには、まず担当してください。", "Take the case to answer it."},
		"has": {"が担当しています。", "has this case."}, "readOnly": {"閲覧のみの役割です。", "Your role reads only."}, "closedHint": {"この案件は終了しています。", "This case is closed."},
		"handBack": {"窓口に戻す", "Hand back to the desk"}, "close": {"終了する", "Close the case"}, "reopen": {"再開する", "Reopen"},
		"transfer": {"引き継ぐ", "Transfer"}, "transferTo": {"引き継ぎ先", "Transfer to"}, "choose": {"選んでください", "Choose"},

		"reply": {"返信", "Reply"}, "replyHint": {"お客さまへの返信を入力", "Write to the customer"}, "send": {"送信", "Send"}, "entry": {"承認済みの回答", "Approved answer"}, "noEntryChosen": {"選ばない", "None"},
		"insert": {"本文に入れる", "Insert into text"}, "attachHint": {"選んだままで送信すると、末尾に付きます。", "Left selected, it is added below your text."},
		"saving": {"下書きを保存中…", "Saving draft…"}, "saved": {"下書きを保存しました", "Draft saved"}, "unsaved": {"下書きを保存できません。接続またはサインインをご確認ください。", "The draft cannot be saved. Check connection and sign-in."},
		"addNote": {"メモを残す", "Add note"}, "noteHint": {"お客さまには表示されません", "Customers never see this"},
		"newMessage": {"新しいメッセージがあります。", "There is a new message."}, "offline": {"最新の状態を取得できません。再接続を試みています。", "Cannot reach the desk. Trying again."},
		"signAgain": {"別の画面でサインインし直す", "Sign in again in another tab"}, "closeSure": {"この案件を終了しますか。", "Close this case?"},

		"rawMail": {"原文のメール", "Raw mail"}, "rawWarn": {"原文です。カード番号などが伏せられていない場合があります。", "The mail as it came. Card numbers and the like may stand here unmasked."},
		"download": {"ダウンロード (.eml)", "Download (.eml)"}, "cut": {"長いため途中までを表示しています。", "Long: the end is left out."}, "toCase": {"案件へ戻る", "Back to the case"},
		"audit": {"操作の記録", "Audit"}, "noAudit": {"記録はありません。", "Nothing recorded."},
		"verb-see": {"閲覧", "opened"}, "verb-take": {"担当", "took"}, "verb-answer": {"返信", "answered"}, "verb-hand_back": {"窓口に戻す", "handed back"}, "verb-transfer": {"引き継ぎ", "transferred"},
		"verb-close": {"終了", "closed"}, "verb-reopen": {"再開", "reopened"}, "verb-note": {"メモ", "noted"}, "verb-draft": {"下書き", "drafted"},

		"taken":         {"先に別の担当者が担当しました。", "Somebody else took the case first."},
		"notOwner":      {"この案件の担当者ではないため、実行できませんでした。", "Not done: you do not have this case."},
		"isClosed":      {"案件が終了しているため、実行できませんでした。", "Not done: the case is closed."},
		"conflict":      {"同時に別の更新がありました。内容を確かめて、もう一度お試しください。", "Something else changed at the same moment. Please check and try again."},
		"noCase":        {"この受付番号の案件はありません。", "There is no case under this receipt number."},
		"notFound":      {"お探しのページはありません。", "There is no such page."},
		"empty":         {"本文を入力してください。", "Please write something."},
		"tooLong":       {"長すぎます。5,000文字以内にしてください。", "Too long: 5,000 characters at most."},
		"noEntry":       {"選ばれた回答は使えません。", "The chosen answer cannot be used."},
		"noColleague":   {"引き継ぎ先を選び直してください。", "Please choose another colleague."},
		"notYourRole":   {"この操作をする権限がありません。", "Your role may not do this."},
		"forged":        {"このフォームは確認できませんでした。ページを読み込み直してください。", "This form could not be verified. Please reload the page."},
		"badForm":       {"フォームを読み取れませんでした。", "The form could not be read."},
		"signedOut":     {"サインインが切れています。もう一度サインインしてください。", "You are signed out. Please sign in again."},
		"failed":        {"うまくいきませんでした。しばらくしてからもう一度お試しください。", "Something went wrong. Please try again later."},
		"noProvider":    {"サインインのサービスに接続できません。しばらくしてからもう一度お試しください。", "The sign-in service does not answer. Please try again later."},
		"signInOver":    {"サインインの手続きが無効か、時間切れです。最初からやり直してください。", "This sign-in is invalid or too old. Please start again."},
		"signInRefused": {"このアカウントでは窓口デスクを利用できません。", "This account cannot use the desk."},
		"goodbye":       {"サインアウトしました。", "You are signed out."},
	}
}
