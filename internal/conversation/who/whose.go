package who

import "madoguchi/internal/lazyregexp"

// Own reports whether words speak of something of their writer's: their data, their card, themselves. What they say
// that they do not ask, whom they know and what they mean is none of that.
func Own(words string) bool { return owns.MatchString(besideOwn.ReplaceAllString(words, " ")) }

// Company reports whether words speak for a company, a school or the like: what it bought, whom it sent that to, who
// works there. A card's company, or the one that is written to, is somebody else's.
func Company(words string) bool {
	words = theirs.ReplaceAllString(words, " ")
	return companies.MatchString(words) || bodies.MatchString(words)
}

// Left reports whether words speak of somebody who worked there and left.
func Left(words string) bool { return left.MatchString(words) }

// Recipients reports whether words ask about those to whom their writer sent something.
func Recipients(words string) bool {
	return (recipients.MatchString(words) || sendings.MatchString(words)) && !recipient.MatchString(words)
}

// Themselves reports whether words ask how somebody else, who is no more than mentioned, may ask or prove it
// themselves: 「本人はどうやって確認するのですか」.
func Themselves(words string) bool { return themselves.MatchString(words) }

// With reports whether words ask whether somebody may be confirmed with what is theirs, on their phone or once they
// are back: 「母が戻ったら母の携帯でやればいいですか」.
func With(words string) bool { return with.MatchString(words) }

// Either reports whether words ask who is to write, their writer or the one whom it is about.
func Either(words string) bool { return either.MatchString(words) }

// Before reports whether words speak of where their writer lived, or what they were called.
func Before(words string) bool { return before.MatchString(words) }

// kins are whom a relation names.
const kins = `(?:友人|友達|友だち|知人|知り合い|親戚|親族|母|父|親|両親|祖母|祖父|おば|おじ|叔母|叔父|伯母|伯父|兄|姉|弟|妹|息子|娘|孫|義母|義父|先輩|後輩|同僚|上司|恩師|先生|彼氏|彼女|取引先|得意先|お客)`

const kin = `(?:母|父|親|夫|妻|主人|家内|旦那|嫁|祖母|祖父|おば|おじ|兄|姉|弟|妹|息子|娘|友人|友達|ママ|パパ|ばあば|じいじ|彼女?|本人|登録者|会員)(?:ちゃん|さん|様|の人)?`

// Minor reports whether words speak of a child.
func Minor(words string) bool { return minors.MatchString(words) }

var (
	owns = lazyregexp.New(`(?i)(?:私|わたし|わたくし|僕|ぼく|俺|自分|本人)(?:の|も|は|が|自身|個人)|` +
		`\b(?:my|our) (?:own|data|details|information|info|card|cards|name|address|account|e-?mail|number|registration)\b|\bmine\b|` +
		`\b(?:am|was|were) i\b|\bif i(?:'m| am| was)\b|\b(?:i|we) (?:am|are|was|were) (?:affected|included|concerned|on)\b|` +
		`\bmyself\b|` +
		`我(?:的|自己|也|有没有|有沒有|是不是|在不在|算|個人|个人)|(?:제|내) |저도|저는|나도|제가`)

	companies = lazyregexp.New(`(?i)弊社|当社|わが社|会社(?:で|の|と|から|名義|として)|法人|総務|経理|人事部|社員|従業員|取引先|得意先|お客様への|部署|` +
		`\b(?:our|my) (?:company|firm|office|clients|customers|employees|staff|business partners?|department)\b|\b(?:company|` +
		`corporate|business) (?:account|card|name|gifts?|address|registration|purchases?)\b|` +
		`\b(?:general affairs|on behalf of (?:our|my|the|a) (?:company|firm))\b|` +
		`公司|总务|總務|[单單]位|企[业業]|客[户戶][们們]?|同事|[员員]工|회사|법인|총무|거래처|직원`)

	besideOwn = lazyregexp.New(`(?i)(?:私|わたし|わたくし|僕|ぼく|俺|自分|本人)(?:自身)?(?:の(?:こと|分|話|件))?(?:では|じゃ)な|` +
		`(?:私|わたし|わたくし|僕|ぼく|俺|自分)の(?:` + kins + `|質問|言い方|意図)|(?:私|わたし|わたくし|僕|ぼく|俺|自分)(?:が|から)[^。、\n]{0,10}(?:送っ|贈っ|届け|注文し|指定し|頼ん)|` +
		`\bnot (?:asking )?(?:about |for )?(?:me|myself|mine|my own)\b|\bmy (?:question|point)\b|` +
		`不是(?:在)?(?:[问問]|[说說]|查)?我(?:自己|本人|的)?|我的(?:意思|[问問]题|問題|朋友|同事|家人|先生|太太|客[户戶人])|` +
		`(?:제|내) (?:얘기|이야기|것|거|건|정보)(?:가|이|는|은)? ?아니|(?:제|내) (?:말|질문|친구|지인|뜻)`)

	// theirs are companies that the writer does not work for.
	theirs = lazyregexp.New(`(?i)(?:カード|保険|運送|配送|宅配|運輸|信販|代行|電話|通信|鉄道|旅行|システム|どこの|どの|何の|なんの|御|この|その|あの)会社|` +
		`(?:卡|[保银銀]行?[险險]?|快[递遞]|物流|[铁鐵]路|系[统統]|你[们們]|[贵貴]|[这這]家|那家|哪家|什[么麼]|其他|[别別]的)公司|` +
		`(?:카드|택배|보험|철도|귀|무슨|어떤|어느|다른|이|그) ?회사`)

	// bodies buy in their name, and are no companies.
	bodies = lazyregexp.New(`(?i)(?:学校|小学|中学|高校|大学|学園|幼稚園|保育園|病院|医院|施設|役所|役場|町内会|自治会|組合|協会|団体|財団|お寺|神社|教会|クラブ|サークル)` +
		`(?:の?名義|の?名前で|名で|として|の場合|(?:の|で)(?:事務|総務|経理|庶務|購買|職員|教員)|の(?:担当|者で)|で(?:まとめて|一括)?(?:購入|注文|買))|` +
		`\b(?:school|college|university|hospital|clinic|church|club|charity|association|society|council|union)(?:'s)? ` +
		`(?:account|name|office|secretary|administrat\w+|purchas\w+|bought|ordered)\b|` +
		`\bon behalf of (?:our|my|the|a) (?:school|college|university|hospital|clinic|church|club|charity|association|society|` +
		`council|union)\b|` +
		`(?:[学學]校|小[学學]|中[学學]|大[学學]|幼[儿兒稚][园園]|[医醫]院|[协協][会會]|工[会會]|社[团團]|机[构構]|機[構构])` +
		`(?:的)?(?:名[义義]|名字(?:[买買订訂]|[购購])|[办辦]公室|[采採][购購]|行政|的[话話]|[买買订訂])|` +
		`(?:학교|대학|유치원|병원|협회|단체|기관|교회|동호회)(?:의)? ?(?:이름으로|명의|행정|사무|총무|담당|직원|경우)|` +
		`(?:학교|병원|협회|단체|기관|교회)(?:에서|가) ?(?:구매|구입|주문|샀)`)

	left = lazyregexp.New(`(?i)前任|前の担当|(?:退職|離職|退社|辞め|転職|異動)(?:し|た|て|済)|(?:元|もと)(?:の)?(?:社員|同僚|担当)|` +
		`\b(?:predecessor|former (?:colleague|employee|staff|manager)|ex-(?:colleague|employee))\b|\b(?:colleague|employee|` +
		`coworker|person|he|she|who)\b[^.!?\n]{0,30}\b(?:left|quit|resigned|retired|moved on)\b|` +
		`离[职職]|離職|辞[职職]|辭職|퇴사|퇴직|전임`)

	recipients = lazyregexp.New(`(?i)(?:送り|届け|贈り)先|(?:送った|贈った|届けた|あげた)(?:先|相手|人|方|友|知)|もらった(?:人|方)|` +
		`\b(?:recipients?|receivers?)\b|\b(?:people|person|friends?|relatives?|those|clients|customers|someone|` +
		`somebody)\b[^.!?\n]{0,16}\b(?:i|we) (?:sent|gave|ship\w*|mailed|ordered)\b|` +
		`收[件货貨]人|(?:送|寄)(?:[给給])?(?:的|了)?(?:那)?[个個些位]?(?:人|朋友|客[户戶]|[亲親]戚)|받는 ?(?:사람|분)|(?:보낸|보내 ?준|선물한) ?(?:사람|분|친구|지인)|수령인`)

	// sendings had something sent to somebody whom a relation names, or to their home.
	sendings = lazyregexp.New(`(?i)` + kins + `(?:さん|様|たち)?(?:の(?:家|うち|自宅|実家|住所|ところ|会社|もと))?(?:に|へ|宛て?に?|あてに?)[^。、！!？?\n]{0,16}` +
		`(?:送[っりる]|贈[っりる]|届け|発送|配送|宅配|プレゼント)|` +
		`\b(?:i|we)(?:'d|'ve| had| have)?[^.!?\n]{0,8}\b(?:sent|shipped|posted|mailed|ordered|delivered|` +
		`sen[dt])\b[^.!?\n]{0,40}\b(?:to|for) ` +
		`(?:an?|my|our|the) (?:\w+ )?(?:friend|aunt|uncle|mother|father|mum|mom|dad|parents|sister|brother|cousin|neighbou?r|` +
		`client|customer|relative|grand\w+|daughter|son)|` +
		`(?:寄|送)[^。！!？?\n我]{0,14}(?:[给給到去])[^。！!？?，,\n]{0,8}(?:朋友|同事|[亲親]戚|客[户戶人]|家人|父母|爸|[妈媽]|姐|妹|哥|弟|[邻鄰]居|娘家)|` +
		`(?:寄|送)(?:的|了)?(?:是)?(?:我)?(?:朋友|同事|[亲親]戚|客[户戶人]|父母)|` +
		`(?:친구|지인|이모|고모|삼촌|친척|부모님?|어머니|아버지|언니|누나|오빠|형|동생|거래처)(?:님|분)?(?:의)? ?(?:네|집|댁|주소)?(?:에게|한테|께|로|으로|에)[^.!?\n]{0,14}` +
		`(?:보냈|보낸|선물|부쳤|배송)`)

	// recipient is who got something themselves.
	recipient = lazyregexp.New(`(?i)(?:私|わたし|僕|俺|自分|うち)(?:が|は|も|を)?[^。、\n]{0,12}(?:送り先|届け先|受取|もら[いっ])|(?:送り先|届け先)に(?:なっ|され|指定|書か|` +
		`入)|\b(?:i|we) (?:am|was|are|were|got|received)\b|` +
		`(?:把我|我是(?:被|收)|我[当當]成?收|[写寫](?:的是)?我)|제가 받|저를 |내가 받`)

	themselves = lazyregexp.New(`(?i)(?:その人|あの人|彼女|彼|友人|友達|知人|家族|相手|母|父|夫|妻|主人|本人)(?:本人)?(?:が|は|から|なら|に)[^。、！!\n]{0,12}(?:どう|どこ|` +
		`自分で|直接|何を?(?:用意|準備|持)|何が(?:要|い[るり]|必要))|` +
		`\bhow (?:can|could|does|do|should|would) (?:she|he|they|my \w+|that person|the person)\b[^.!?\n]{0,24}\b` +
		`(?:ask|check|confirm|prove|verify|find out|contact|apply|do (?:it|this|that))\b|\bwhat (?:does|do|should|` +
		`would|will|must) (?:she|he|they|my \w+) ` +
		`(?:need|have to|prepare|bring)\b|\b(?:she|he|they) (?:can|could|` +
		`should|has to|have to) (?:check|ask|find out|prove|do)\b|` +
		`(?:[她他]们?|[她他]們|[对對]方|本人|朋友|家人)(?:自己)?(?:需?要|得|可以|能|[该該])?(?:怎[么麼样樣]|如何|去哪|[准準][备備]什[么麼])|(?:친구|그 ?분|그 ?사람|본인|어머니|아버지|` +
		`엄마|아빠|가족)(?:가|이|는|은|` +
		`께서)? ?(?:직접|스스로)?[^.!?\n]{0,10}(?:어떻게|어디)`)

	with = lazyregexp.New(`(?i)` + kin + `の(?:スマホ|携帯|ケータイ|電話|端末|アカウント|LINE|パソコン)(?:で|から|を使)[^。、！!\n]{0,14}(?:いい|良い|よい|よろし|構|` +
		`かま|大丈夫|でき)|` +
		kin + `が(?:帰|戻|来)[^。、！!\n]{0,20}(?:やれば|すれば|しても|やっても|でも)(?:いい|良い|よい|よろし|構|かま|大丈夫)|` +
		`\b(?:can|could|may|should|ok(?:ay)?|fine|allowed)\b[^.!?\n]{0,30}\b(?:use|on|from|with) (?:her|his|their|my \w+'s|` +
		`the member'?s?) (?:phone|mobile|` +
		`device|computer|account)\b|` +
		`(?:用|拿)(?:她|他|[妈媽爸]+|[妻丈]夫?|本人)[^。！!\n]{0,3}的?(?:手机|手機|[电電]话)[^。！!\n]{0,10}(?:可以|行|能|[吗嗎])|` +
		`(?:엄마|아빠|어머니|아버지|남편|아내|본인|할머니|할아버지)(?:의)? ?(?:폰|핸드폰|휴대폰|전화)(?:으로|로|에서)[^.!?\n]{0,14}(?:되|돼|괜찮|할 ?수)`)

	either = lazyregexp.New(`(?i)` + kin + `(?:が|です|なの|から)?[^。、！!\n]{0,8}か[、,。 ]*(?:それとも)?(?:私|わたし|僕|自分|こちら)[^。！!\n]{0,12}(?:か|[?？])|` +
		`(?:私|わたし|僕|自分)(?:が|です|なの|から)?[^。、！!\n]{0,8}か[、,。 ]*(?:それとも)?` + kin + `[^。！!\n]{0,12}(?:か|[?？])|` +
		`\bme or (?:him|her|them|my \w+)\b|\b(?:him|her|them|my \w+) or (?:me|myself)\b|\b(?:he|she|they|my \w+|` +
		`the member)\b[^.!?\n]{0,24}\bor ` +
		`(?:can|should|do|may|must|is it|shall) (?:i|me)\b|\b(?:should|can|do|must|shall) i\b[^.!?\n]{0,24}\bor (?:should |` +
		`must |does |can )?` +
		`(?:he|she|they|my \w+|the member)\b|\b(?:clients?|customers?|they|members?)\b[^.!?\n]{0,20}\b(?:ask|write|do it|` +
		`contact you) (?:themselves|directly)\b|` +
		`(?:本人|[她他]|[会會][员員]|先生|太太|老公|老婆|客[人户戶])[^。！!\n]{0,6}[还還]是我|` +
		`我[^。！!\n]{0,6}[还還]是(?:本人|[她他]|[会會][员員]|先生|太太|老公|老婆)|` +
		`(?:고객|손님|회원|본인)(?:님|분)?(?:들)?(?:이|께서)? ?직접[^.!?\n]{0,10}(?:하|해|문의)|(?:본인|남편|아내|회원)[^.!?\n]{0,10}아니면 제가|` +
		`제가[^.!?\n]{0,12}아니면 (?:본인|남편|아내|회원)`)

	before = lazyregexp.New(`(?i)旧姓|結婚前の(?:名|姓|苗字)|(?:前|昔|以前|もと|元)の(?:住所|住まい|すまい|家|部屋|アパート|マンション|勤め先)|(?:前|昔|` +
		`以前)(?:に)?住んで(?:い)?た(?:所|ところ|部屋|家|住所|場所|アパート)|旧住所|` +
		`\b(?:maiden name|(?:my|our) (?:old|former|previous|last) (?:address|flat|house|home|place|apartment|name)|` +
		`where i (?:used to )?lived?)\b|` +
		`婚前的?(?:名|姓)|(?:以前|之前|原[来來])(?:的|住的)?(?:地址|住址|房子|住[处處])|(?:예전|전에|옛날)(?:에)? ?(?:살던|주소|집)|(?:결혼|혼인) ?전 ?(?:이름|성)`)

	minors = lazyregexp.New(`(?i)未成年|小学生|中学生|高校生|幼稚園|保育園|園児|赤ちゃん|[0-9０-９一二三四五六七八九十]{1,3}(?:歳|才|さい)の(?:子|娘|息子|孫)|(?:小|中|` +
		`高)[1-6１-６一二三]の(?:子|娘|息子|孫)|` +
		`\bminor\b|\bunder ?age\b|\b(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|` +
		`fifteen|sixteen|seventeen)[- ]years?[- ]old\b|\b(?:toddler|baby|kid|teenage\w*|schoolgirl|schoolboy)\b|` +
		`小[学學]生|[初高]中生|(?:上|读|讀)(?:小[学學]|[初高]中|幼[儿兒][园園])|미성년|초등학생|중학생|고등학생|유치원`)
)
