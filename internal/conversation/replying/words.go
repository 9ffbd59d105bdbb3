package replying

import "madoguchi/internal/lazyregexp"

var (
	// here is where somebody writes, whatever the channel.
	here = lazyregexp.New(`(?i)(?:ここ|こちら|こっち|この(?:画面|やり?とり|会話|返信|トーク|チャット|スレッド)|画面|文字|文章|文面)(?:だけ|のみ|の中|内|上)?(?:に|で|へ|宛|です|なん)|` +
		`(?:私|わたし|僕|俺|自分)の(?:ところ|方|ほう|とこ)(?:に|へ)|` +
		`\b(?:here|in writing|written|in this (?:conversation|thread))\b|` +
		`(?:这里|這裡|这儿|這邊|这边|文字|打字|书面文字)|(?:여기|이곳|이쪽|글|문자)(?:로|에|서|으로)`)
	byChat = lazyregexp.New(`(?i)(?:line|ライン|らいん|トーク|チャット|メッセージ)(?:だけ|のみ|の中|内|上)?(?:に|で|へ|宛|です|なん|の)|` +
		`\b(?:(?:on|via|by|over|through) (?:this )?line|(?:in|on|via|by) (?:this |the )?chat|by text|text me|message me)\b|` +
		`(?:用|在|通过|透過)(?:这个|這個)?(?:line|聊天)|line上|(?:라인|채팅|톡|line)(?:로|에|에서|으로)`)
	byMail = lazyregexp.New(`(?i)(?:メール|アドレス)(?:だけ|のみ)?(?:に|で|へ|宛|です)|\b(?:by|via|to (?:my|this)) (?:e-?)?mail|` +
		`\b(?:to )?this (?:e-?mail )?address\b|` +
		`(?:邮件|郵件|邮箱|郵箱|电邮|電郵)|메일(?:로|에)`)

	// comes is said of an answer, where it is not named.
	comes = lazyregexp.New(`(?i)(?:来|き|くる|届|とど)(?:る|ま|て|く|い|き)|来(?:の|ん|か|ね|[？?])|\b(?:comes?|shows? up|hear from)\b|(?:回我|回给我|回給我|` +
		`收到)|(?:와요|오나|오는|올까)`)

	// calling is a call of the desk, in the words of who is to get it.
	calling = lazyregexp.New(`(?i)(?:掛け|かけ|掛かっ|かかっ)て(?:く(?:る|れ)|来|きま)|(?:電話|でんわ)(?:が|は|って)?(?:くる|来|ある|ない)(?:の|ん|こと|って|です|か)|` +
		`\b(?:get|getting|receive|expect|have) (?:a |any |that )?(?:phone )?calls?\b[^.?!]{0,16}(?:\bfrom (?:you|staff|them)|\?|` +
		`\bor\b)|` +
		`\bbe (?:called|phoned|rung)\b|\bdo you (?:call|phone|ring)\b|(?:会|會)(?:给我|給我)?打(?:电话|電話)|전화(?:가|를|로)? ?(?:오|주|하)(?:나|시|실|는|게)`)

	// settles asks whether nothing else is needed than to write here.
	settles = lazyregexp.New(`(?i)(?:全部|ぜんぶ|すべて|全て|最後まで|何もかも|やり?とり)[^。]{0,10}(?:済|す(?:ま|み)|でき|完結|終|お願)|(?:済ま|済み|すま|すみ|完結|終わ)(?:せ|し|` +
		`り|ま|す)|` +
		`\b(?:everything|all (?:of )?(?:it|this)|it all|the whole (?:thing|lot))\b|\b(?:handle|sort|settle|do|finish) (?:it|this|` +
		`that|things)\b|` +
		`(?:全部|都|一切|全程)[^，。]{0,8}(?:办|辦|处理|處理|解决|解決|完成|搞定)|(?:다|모두|전부|끝까지)[^.]{0,10}(?:처리|해결|끝|되|가능)`)

	// refuses wants no call, for oneself or for somebody else.
	refuses = lazyregexp.New(`(?i)(?:電話|でんわ)(?:は|を|も|が|では|での)?(?:[^。、]{0,8})?(?:しないで|しないよう|かけないで|掛けないで|控え|やめて(?:ほし|欲し|くださ|下さ|くれ|もらえ|` +
		`[。、！!]|$)|要ら|いら(?:な|ん)|不要|` +
		`困(?:る|り)|なし(?:で|に)|` +
		`かかってくると|鳴ると)|(?:かけ|掛け)(?:て(?:こ|来))?ないで|(?:電話|でんわ)(?:じゃ|では|で|や)な(?:く|い)[^。]{0,24}(?:ほし|欲し|ください|下さい|お?願|たい|助か|いい|く$)|` +
		`\b(?:do ?n[o']t|not to|never|no need to|please not|rather not|stop) (?:want (?:a |any )?)?(?:phone )?(?:call|phone|ring)|` +
		`\b(?:do ?n[o']t|not) want (?:to be called|` +
		`(?:a |any )?(?:phone )?calls?)\b|(?:\bno|[,;] ?not(?: a| by)?|\bme,? not(?: a| by)?) (?:phone )?(?:calls?|calling|phone)\b|` +
		`\binstead of (?:calling|phoning|a call)\b|` +
		`(?:别|別|不要|请勿|請勿|不用|不想)[^，。]{0,6}(?:打|接)?(?:电话|電話)|전화(?:는|로는|를|로)? ?(?:하지 ?마|말고|말아|안 ?(?:해|했|하)|원하지|싫)`)

	// contrasts names a call as what it is not, and wishes nothing.
	contrasts = lazyregexp.New(`(?i)(?:電話|でんわ)(?:じゃ|では|で)なく|\bnot (?:by |a )?(?:phone|call)|(?:而)?不是(?:打)?(?:电话|電話)|전화(?:가)? ?(?:아니|` +
		`말고)`)

	// deaf cannot hear.
	deaf = lazyregexp.New(`(?i)(?:耳|みみ)(?:が|は)?[^。、]{0,6}(?:聞こえ|きこえ|遠|不自由)|聴覚|ろう者|難聴|補聴器|\b(?:deaf|hard of hearing|` +
		`hearing[- ]impaired)\b|` +
		`聋|聾|听不(?:见|到|清)|聽不(?:見|到|清)|听力|聽力|听障|聽障|청각|귀가 ?(?:안 ?들|어두)|농인`)

	// passes wants something to be told to staff.
	passes = lazyregexp.New(`(?i)伝え(?:て|と)|\b(?:tell|let) (?:your |the )?(?:staff|people|team|them)\b|转告|轉告|告诉(?:工作|他)|告訴(?:工作|他)|` +
		`전해 ?(?:주|줘)`)

	// either asks which of two ways it is, or which one at all.
	either = lazyregexp.New(`(?i)それとも|または|あるいは|どちら|どっち|どう|いつ|(?:ここ|こちら)(?:です)?か.{0,8}(?:電話|メール)|(?:電話|メール)(?:です|でしょう)?か|\bor\b|` +
		`\b(?:how|where|when|which)\b|还是|還是|怎么|怎麼|哪|아니면|혹은|어떻게|어디`)

	// elsewhere names another way than here as the one that is wanted, or all that is sent to customers.
	elsewhere = lazyregexp.New(`(?i)(?:電話|でんわ)(?:や|も|・|、|と|とか)(?:メール|手紙|郵便|案内|通知)|(?:メール|手紙|案内)(?:や|も|・|と|とか)(?:お)?電話|` +
		`\b(?:calls?|phone) (?:and|or|nor) (?:e-?)?mails?\b|(?:ここ|こちら|line|ライン|チャット|文字|メール)(?:じゃ|では|で|や)な(?:く|い)|\b(?:not|rather than|` +
		`instead of) (?:here|` +
		`in (?:the|this) chat|` +
		`by (?:text|mail|e-?mail)|in writing)\b|` +
		`(?:不要|别|別|不)(?:在|用)(?:这里|這裡|line|文字)|(?:여기|문자|채팅|라인) ?말고|fax|ファ(?:ッ)?クス|传真|傳真|팩스`)

	// came is what is announced to customers, and no answer.
	came = lazyregexp.New(`(?i)通知|書類|資料|文書|documents?|papers|서류|書面|手紙|封書|封筒|お知らせ|コード|\b(?:letters?|notices?|notification|codes?)\b|` +
		`信件|验证码|驗證碼|편지|통지|안내문|코드`)

	// confirms wants a yes, without a mark.
	confirms = lazyregexp.New(`(?:(?:の|ん|ます|です|る)(?:です)?(?:よ)?ね|了吧)[。．.!！…\s]*$`)
)
