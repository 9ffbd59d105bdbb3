package words_test

import (
	"fmt"

	"madoguchi/internal/factlock/words"
)

func ExampleCut() {
	for _, w := range words.Cut([]rune("第三者の攻撃で2件漏れ、we apologise")) {
		fmt.Println(w.Text, w.Known(), w.General(), w.Strong())
	}
	// Output:
	// 第三者 true false false
	// 攻撃 true false false
	// 件 true true false
	// 漏れ true true false
	// we true true false
	// apologise true true false
}

func ExampleList() {
	leaks := words.Of("流出", "leak*")
	fmt.Println(leaks.In("流出した"), leaks.In("it leaked"), leaks.In("sleaky"), words.Has("safety", "safe"))
	// Output: true true false false
}

func ExampleChain() {
	seen := words.Chain{{"不正利用", "悪用"}, {"", "の事実"}, {"が", "を"}, {"確認", "発見"}}
	fmt.Println(seen.In("不正利用の事実が確認されました"), seen.In("不正利用は確認されていません"))
	// Output: true false
}
