// The picture of the menu on LINE is drawn in a module of its own, so that a font never reaches
// the module of the desk.
module madoguchi/infra/richmenu

go 1.26.0

require (
	github.com/hajimehoshi/ebiten/v2 v2.8.8
	golang.org/x/image v0.43.0
	madoguchi v0.0.0
)

require (
	github.com/line/line-bot-sdk-go/v8 v8.22.0 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	golang.org/x/text v0.43.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace madoguchi => ../..
