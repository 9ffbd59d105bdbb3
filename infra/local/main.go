// Command local is the whole desk in one process: the same handlers as on AWS,
// a file in place of DynamoDB, SQS and S3, and stand-ins for LINE and for mail.
// It is the rehearsal stage of an incident before it goes public.
//
//	go run ./infra/local                           serve
//	go run ./infra/local ask "質問"                 print what the desk would reply
//	go run ./infra/local ask -file questions.jsonl one JSON line in, one out
//	go run ./infra/local eval FILE...              how much of labelled inquiries it answers right
//	go run ./infra/local incident check            look through the folder of an incident
//	go run ./infra/local incident play             play the dialogues in it
//	go run ./infra/local incident test FILE...     play labelled inquiries against it: all right, none harmful
//	go run ./infra/local incident apply -incident DIR FILE  put in what staff proposed and a second person approved
//	go run ./infra/local incident switch           what operators change of a desk that runs
//	go run ./infra/local incident diff             what the folder of an incident changes of what is served
//	go run ./infra/local incident publish          make a bundle of it, and sign
//	go run ./infra/local incident activate SUM     let a bundle count that two people signed
//	go run ./infra/local incident rollback         let the one before count again
//	go run ./infra/local incident fits             whether programs of this release take the bundle that counts
//	go run ./infra/local incident key              a key to sign with
//	go run ./infra/local roster check FILE         look through a list of affected people
//	go run ./infra/local roster import -data DIR FILE
//	go run ./infra/local roster sample -o FILE     invented people
//	go run ./infra/local roster rotate -data DIR   a new key, for the next import
//	go run ./infra/local roster purge -data DIR    the end of the roster
//	go run ./infra/local disclosures verify -data DIR
//	go run ./infra/local disclosures export -data DIR
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // the desk's zone must load on a bare machine (platform fact 26)

	"madoguchi/infra/local/ask"
	"madoguchi/infra/local/check"
	"madoguchi/infra/local/disclosures"
	"madoguchi/infra/local/eval"
	"madoguchi/infra/local/list"
	"madoguchi/infra/local/publish"
	"madoguchi/infra/local/stage"
	"madoguchi/infra/local/steer"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "madoguchi:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	switch command {
	case "ask":
		return ask.Run(ctx, args[1:], stdout, stderr)
	case "eval":
		return eval.Run(ctx, args[1:], time.Now, stdout, stderr)
	case "incident":
		if len(args) > 1 && args[1] == "switch" {
			return steer.Run(ctx, args[2:], time.Now(), stdout, stderr)
		}
		if known, err := publish.Run(ctx, args[1:], time.Now(), stdout, stderr); known {
			return err
		}
		return check.Run(ctx, args[1:], time.Now(), stdout, stderr)
	case "roster":
		return list.Run(ctx, args[1:], stdout, stderr)
	case "disclosures":
		return disclosures.Run(ctx, args[1:], stdout, stderr)
	}
	return stage.Serve(ctx, args, os.Getenv, stderr)
}
