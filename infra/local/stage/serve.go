package stage

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/list"
	"madoguchi/infra/local/reader"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/infra/local/standin"
	"madoguchi/internal/table"
	"madoguchi/internal/telemetry"
)

// options are what a user of the command can set.
type options struct {
	addr, smtp, data, incident, roster string
	control                            string   // folder of a control document, "" for none
	apart                              []string // files that measure the desk and lie elsewhere
	forms                              string   // senders of forms on the web, by commas
	staff, onCall                      string   // addresses, by commas; "" for those of the folder, or for the demo staff
	rooms                              bool     // staff are told in rooms, too
	clock                              time.Time
	reader                             reader.Choice
	env                                environment
	workers                            int                                   // turns taken at the same time, 0 for the standard
	quota                              int                                   // pushes a month that the stand-in takes, 0 for any number
	engine                             func(*bbolt.DB) (table.Engine, error) // another database than the file, for measuring
}

// environment holds the settings that AWS knows as well.
type environment struct {
	lineSecret, lineToken, lineEndpoint string
	emailSecret, authserv               string
}

func parse(args []string, getenv func(string) string, stderr io.Writer) (options, error) {
	var o options
	var clock string
	flags := flag.NewFlagSet("madoguchi", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "HTTP `address`, loopback only")
	flags.StringVar(&o.smtp, "smtp", "127.0.0.1:2525", "SMTP `address` for inbound mail, loopback only")
	flags.StringVar(&o.data, "data", "", "`folder` that keeps everything; created if missing (default: a temporary one)")
	flags.StringVar(&clock, "clock", "", "start the desk's clock at this `time`, RFC 3339")
	flags.StringVar(&o.incident, "incident", "", "another incident: its `folder`, or the name of one that is built in")
	flags.StringVar(&o.roster, "roster", "", "import this `file` of affected people first")
	flags.StringVar(&o.staff, "staff", "", "`addresses` of staff, by commas (default: those of the incident's folder, else the demo staff)")
	flags.StringVar(&o.onCall, "on-call", "", "`addresses` that are told of urgent cases at any hour, by commas")
	flags.BoolVar(&o.rooms, "rooms", false, "tell staff in a chat room and in a group on LINE, too; /local/told shows what")
	flags.StringVar(&o.forms, "forms", "", "`addresses` from which forms on the web send, by commas")
	flags.StringVar(&o.control, "control", "", "`folder` of the control document, which incident switch writes")
	flags.Func("apart", "a `file` that measures and lies elsewhere: nothing in it is learned; may be given again", func(name string) error {
		o.apart = append(o.apart, name)
		return nil
	})
	o.reader.Flags(flags)
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%q is no command; there are ask, roster and disclosures, and flags before them have no effect", flags.Arg(0))
	}
	if clock != "" {
		at, err := time.Parse(time.RFC3339, clock)
		if err != nil {
			return o, fmt.Errorf("-clock: %q is no time like 2019-04-12T10:00:00+09:00", clock)
		}
		o.clock = at
	}
	o.env = environment{getenv("LINE_CHANNEL_SECRET"), getenv("LINE_CHANNEL_TOKEN"), getenv("LINE_API_ENDPOINT"),
		getenv("EMAIL_WEBHOOK_SECRET"), getenv("EMAIL_AUTHSERV_ID")}
	return o, o.check()
}

func (o options) check() error {
	for _, addr := range []string{o.addr, o.smtp} {
		if err := loopback(addr); err != nil {
			return err
		}
	}
	e := o.env
	set := 0
	for _, v := range []string{e.lineSecret, e.lineToken, e.lineEndpoint} {
		if v != "" {
			set++
		}
	}
	if set != 0 && set != 3 {
		return errors.New("set LINE_CHANNEL_SECRET, LINE_CHANNEL_TOKEN and LINE_API_ENDPOINT together, " +
			"or none of them for the built-in stand-in")
	}
	return nil
}

// loopback refuses an address that others than this machine reach: the stage has
// no sign-in for its customers, and its clock can be moved.
func loopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("%q is no address like 127.0.0.1:8080", addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("%s: only loopback addresses, such as 127.0.0.1, are served", addr)
	}
	return nil
}

// Serve runs the stage until the context ends.
func Serve(ctx context.Context, args []string, getenv func(string) string, stderr io.Writer) error {
	o, err := parse(args, getenv, stderr)
	if err != nil {
		return err
	}
	if o.data == "" {
		if o.data, err = os.MkdirTemp("", "madoguchi-"); err != nil {
			return err
		}
	}
	web, err := listenOn("-addr", o.addr)
	if err != nil {
		return err
	}
	mail, err := listenOn("-smtp", o.smtp)
	if err != nil {
		return err
	}
	people := list.Import{Data: o.data, Incident: o.incident, File: o.roster, Now: standin.StartClock(o.clock).Now}
	if err := people.AtStart(ctx, stderr); err != nil {
		return err
	}
	s, err := newStage(o, rehearsal.Load, web.Addr().String(), slog.New(telemetry.New(stderr, "")))
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "madoguchi: http://%s  mail to %s at %s  data in %s\n", web.Addr(), s.Incident.Mail, mail.Addr(), o.data)
	return s.run(ctx, web, mail)
}

// listenOn names the flag with which another address is chosen, where one is taken.
func listenOn(option, addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken by another program; choose another address with %s", addr, option)
	}
	return l, err
}

// run serves until the context ends, then lets what is under way finish.
func (s *stage) run(ctx context.Context, web, mail net.Listener) error {
	server := &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute}
	smtp := s.smtpServer()
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(web) }()
	go func() { failed <- smtp.Serve(mail) }()
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan struct{})
	go func() { s.work(work); close(done) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	over, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err = errors.Join(err, server.Shutdown(over), smtp.Close())
	stop()
	<-done
	return errors.Join(err, s.close())
}
