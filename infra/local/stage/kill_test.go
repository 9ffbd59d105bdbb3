package stage

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/line/linesim"
)

// inquiries is how many customers write while the process is killed, writers how
// many of them at the same time.
const (
	inquiries = 200
	writers   = 8
)

// TestKilledInTheMiddle runs the real binary, kills it without warning while 200
// customers write, starts it again on the same data, and counts the answers.
func TestKilledInTheMiddle(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "madoguchi")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	web, mail, data := free(t), free(t), t.TempDir()
	platform, err := linesim.New(linesim.Config{Secret: []byte("secret"), ID: "1", Token: "token", Random: rand.Reader, Now: time.Now,
		Deliver: linesim.ToURL("http://"+web+"/line", &http.Client{Timeout: 2 * time.Second})})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(platform)
	defer server.Close()
	run := func() *exec.Cmd {
		desk := exec.CommandContext(t.Context(), binary, "-addr", web, "-smtp", mail, "-data", data)
		desk.Env = append(os.Environ(), "LINE_CHANNEL_SECRET=secret", "LINE_CHANNEL_TOKEN=token", "LINE_API_ENDPOINT="+server.URL)
		if err := desk.Start(); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the desk opens", func() bool {
			res, err := http.Get("http://" + web + "/local/clock")
			if err == nil {
				res.Body.Close()
			}
			return err == nil
		})
		return desk
	}

	desk := run()
	var customers sync.WaitGroup
	for part := range writers {
		customers.Go(func() {
			for i := part; i < inquiries; i += writers {
				platform.Say(context.Background(), user(i), "再発行の手数料はかかりますか") // what the desk does not take stays pending
			}
		})
	}
	eventually(t, "a quarter is answered", func() bool { return answeredUsers(platform) >= inquiries/4 })
	if err := desk.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	desk.Wait()
	customers.Wait()
	atDeath := answeredUsers(platform)
	desk = run()
	defer func() { desk.Process.Kill(); desk.Wait() }()
	deadline := time.Now().Add(90 * time.Second) // a lease of the dead process runs out after 20 s
	for answeredUsers(platform) < inquiries && time.Now().Before(deadline) {
		platform.Redeliver(context.Background())
		time.Sleep(100 * time.Millisecond)
	}
	doubled := 0
	for i := range inquiries {
		n := strings.Count(strings.Join(answers(platform, user(i)), "\n"), "ご請求は発生しません")
		if n == 0 || n > 2 {
			t.Errorf("customer %d got %d answers", i, n)
		}
		if n == 2 {
			doubled++
		}
	}
	t.Logf("%d of %d answered when the process was killed, all after the restart, %d of them twice", atDeath, inquiries, doubled)
}

func user(i int) string { return fmt.Sprintf("U%032x", i+1) }

func answeredUsers(p *linesim.Platform) int {
	n := 0
	for i := range inquiries {
		if len(answers(p, user(i))) > 0 {
			n++
		}
	}
	return n
}

// free is a loopback address that nobody listens on.
func free(t *testing.T) string {
	t.Helper()
	l := listen(t)
	defer l.Close()
	return l.Addr().String()
}
