package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// helpCommand shows how to use altyn. Its text is made from the grammar alone, and doc/cli.md from it:
//
//go:generate go test -count=1 -run ^TestDocIsFresh$ -update .
type helpCommand struct {
	Command string `arg:"" optional:"" help:"A subcommand; without one, all are listed."`
}

func (c helpCommand) run(s *session) (int, error) {
	var g grammar
	k, err := newKong(&g)
	if err != nil {
		return StatusTrouble, err
	}
	format, err := choice("format", s.flags.Format, "text", "markdown")
	if err != nil {
		return StatusTrouble, err
	}
	switch {
	case format == "markdown":
		markdown(s.out, k)
	case c.Command == "" && len(s.env.Args) == 0:
		overview(s.env.Stderr, k)
		return StatusTrouble, nil
	case c.Command == "":
		overview(s.out, k)
	default:
		node := find(k, c.Command)
		if node == nil {
			return StatusTrouble, unknownCommand(k, c.Command)
		}
		detail(s.out, k, node)
	}
	return StatusOK, nil
}

func find(k *kong.Kong, name string) *kong.Node {
	for _, n := range k.Model.Children {
		if n.Name == name {
			return n
		}
	}
	return nil
}

const statuses = "Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 it could not run."

// overview lists the subcommands.
func overview(w io.Writer, k *kong.Kong) {
	fmt.Fprint(w, "altyn checks what a report says about the Olympic and Paralympic Games against the record of who won what.\n\n")
	for _, n := range k.Model.Children {
		fmt.Fprintf(w, "  %-38s %s\n", usage(n), n.Help)
	}
	fmt.Fprintf(w, "\naltyn help COMMAND has the flags of a command, with examples.\n%s\n", statuses)
}

// usage is the name of a subcommand with its arguments.
func usage(n *kong.Node) string {
	parts := []string{n.Name}
	for _, p := range n.Positional {
		word := strings.ToUpper(p.Name)
		if p.IsCumulative() && p.Name != "id" { // the words of a name
			word += "..."
		}
		if p.Required {
			parts = append(parts, word)
		} else {
			parts = append(parts, "["+word+"]")
		}
	}
	return strings.Join(parts, " ")
}

// detail shows one subcommand.
func detail(w io.Writer, k *kong.Kong, n *kong.Node) {
	fmt.Fprintf(w, "altyn %s\n\n%s\n", usage(n), n.Help)
	if len(n.Positional) > 0 {
		fmt.Fprintln(w)
		for _, p := range n.Positional {
			entry(w, strings.ToUpper(p.Name), p.Help)
		}
	}
	if flags := flagsOf(k, n); len(flags) > 0 {
		fmt.Fprintln(w)
		for _, f := range flags {
			entry(w, flagUsage(f), f.Help)
		}
	}
	if e := examples(n.Name); len(e) > 0 {
		fmt.Fprintln(w, "\nExamples:")
		for _, line := range e {
			fmt.Fprintf(w, "  %s\n", line)
		}
	}
	fmt.Fprintf(w, "\n%s\n", statuses)
}

// entry prints a term with its explanation beside it, wrapped at 100 columns.
func entry(w io.Writer, term, text string) {
	const indent, width = 28, 100
	fmt.Fprintf(w, "  %-*s", indent-2, term)
	col := max(indent, len(term)+2)
	for word := range strings.FieldsSeq(text) {
		if col+1+len(word) > width {
			fmt.Fprintf(w, "\n%*s", indent, "")
			col = indent
		}
		fmt.Fprintf(w, " %s", word)
		col += 1 + len(word)
	}
	fmt.Fprintln(w)
}

func flagsOf(k *kong.Kong, n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for _, f := range k.Model.Flags {
		if slices.Contains(appliesTo(f), n.Name) {
			out = append(out, f)
		}
	}
	return out
}

func flagUsage(f *kong.Flag) string {
	s := "--" + f.Name
	if f.Short != 0 {
		s = "-" + string(f.Short) + ", " + s
	}
	if !f.IsBool() {
		s += " " + f.PlaceHolder
	}
	return s
}

// examples are command lines to learn from; a test runs those that need no file of the user's.
func examples(command string) []string {
	switch command {
	case "check":
		return []string{"altyn check release.txt", "pbpaste | altyn check -", "altyn check --date 2024-09-09 --fail-on warning *.txt", "altyn check --format json release.txt"}
	case "read":
		return []string{"altyn read --format json release.txt"}
	case "table":
		return []string{
			"altyn table 2012S", "altyn table 2012S --as-of close", "altyn table 2012S --as-of 2016-12-31 --basis allocated --why KAZ",
			"altyn table 2012S --diff close..today", "altyn table 1996S..2020S --by total --format csv", "altyn table winter --limit 10",
		}
	case "show":
		return []string{"altyn show KAZ", "altyn show 2012S", "altyn show KAZ@2012S", "altyn show \"Olga Rypakova\"", "altyn show weightlifting/women-69kg"}
	case "serve":
		return []string{"altyn serve", "altyn serve --addr :8080 --data my-record"}
	case "lint":
		return []string{"altyn lint", "altyn lint my-record --only medal-total-differs", "altyn lint --fail-on warning"}
	case "explain":
		return []string{"altyn explain release.txt:3"}
	case "add":
		return []string{"altyn add sources id=cas-7741 publisher=cas kind=deciding-body title=\"CAS 2024/A/7741\" --data my-record",
			"altyn add delegations games=2026W nation=KAZ of=athletes value=36 source=ioc-1 --data my-record --by aigul"}
	case "decide":
		return []string{"altyn decide --games 2012S --who ilya-ilyin --effect medal-withdrawn --decided 2016-11-23 --body IOC --source ioc-1 --data my-record --dry-run",
			"altyn decide --games 2012S --effect medal-withdrawn --who anna --to none --effect medal-allocated --who bea --to gold --decided 2026-11-20 --body CAS --source cas-7741 --data my-record"}
	case "withdraw":
		return []string{"altyn withdraw decisions:cas-2026-1 --reason \"retracted by the publisher\" --data my-record"}
	case "alias":
		return []string{"altyn alias olga-rypakova \"Ольга Сергеевна Рыпакова\" --lang ru --data my-record", "altyn alias ivan-ivanov --not kaggle120:4711 --data my-record"}
	case "log":
		return []string{"altyn log --data my-record", "altyn log --verify --data my-record", "altyn log --backup journal-2026-11-20.sqlite --data my-record"}
	case "import":
		return []string{"altyn import kaggle120 athlete_events.csv --data my-record --report unmatched.txt", "altyn import games-kit paris2024/ --data my-record", "altyn import csv list.csv --map list-map.csv --data my-record --dry-run"}
	case "reconcile":
		return []string{"altyn reconcile 2012S", "altyn reconcile --kind count --nation KAZ", "altyn reconcile --source kaggle120 --source olympic-medals --unresolved --data my-record",
			"altyn reconcile --states --data my-record", "altyn reconcile --format json --data my-record > differences.jsonl"}
	case "export":
		return []string{"altyn export csv whole --data my-record", "altyn export sqlite my-record.sqlite --data my-record"}
	case "help":
		return []string{"altyn help table"}
	}
	return nil
}

// markdown writes doc/cli.md.
func markdown(w io.Writer, k *kong.Kong) {
	fmt.Fprint(w, "# The command\n\n<!-- generated by `go generate ./...` from the program; do not edit -->\n\n```text\n")
	overview(w, k)
	fmt.Fprint(w, "```\n\nA flag means the same in every command and may stand anywhere on the line. A command refuses a flag that it has no use for.\n"+
		"Three names have two meanings: `--by` and `--why` of a table say how to rank and which line to explain, of a command that writes who writes and why;\n"+
		"`--source` of a command that writes names who says so, and of reconcile picks the differences between sources.\n")
	for _, n := range k.Model.Children {
		fmt.Fprintf(w, "\n## altyn %s\n\n```text\n", n.Name)
		detail(w, k, n)
		fmt.Fprint(w, "```\n")
	}
}
