package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"altyn"
	"altyn/internal/desk"
)

// flags are the flags of every subcommand: a flag means the same everywhere, may stand anywhere, and is refused by a
// subcommand that has no use for it (the tag `for` lists those that have), so that none is ever silently ignored.
type flags struct {
	Data   string `placeholder:"DIR" for:"check read table show lint explain version add decide withdraw alias log export serve import reconcile" help:"Use the record in this folder instead of the one that ships with altyn."`
	AsOf   string `placeholder:"DAY" for:"check table show explain" help:"The day whose state is asked for: 2016-12-31, close (of the Games) or today. Default: today; for check, the date of the report."`
	Known  string `placeholder:"INSTANT" for:"check read table show explain export serve reconcile" help:"Answer from the record as it stood then: 2024-05-27T10:00:00Z, or a day for its end."`
	Format string `placeholder:"F" for:"check read table show lint help log reconcile" help:"Form of the answer: text (default) or json; table, show and reconcile also csv, check also sarif, github (workflow commands) and html (one page)."`
	Lang   string `placeholder:"LANG" for:"check read explain alias" help:"Language of the report, as en. Default: auto, it is recognised."`
	UILang string `name:"ui-lang" placeholder:"LANG" for:"check table show lint explain export reconcile" help:"Language in which altyn words its answer. Default: en."`
	Date   string `placeholder:"DAY" for:"check read explain" help:"Date of the report. Default: the one in its text, else today."`
	Today  string `placeholder:"DAY" for:"check read table show lint explain add decide withdraw alias serve import reconcile" help:"Take this for today's date instead of the clock's."`
	FailOn string `name:"fail-on" placeholder:"SEVERITY" for:"check lint" help:"Exit with 1 from this severity on: error (default), warning, note or never."`
	Only   string `placeholder:"LIST" for:"check read table lint" help:"Show only these, separated by commas: verdicts, kinds or rules of statements, nations of a table, rules of lint."`
	Limit  int    `placeholder:"N" for:"check read table show lint log reconcile" help:"Show at most this many statements, lines or findings. Default: all."`
	Quiet  bool   `short:"q" for:"check read table show lint explain version add decide withdraw alias log export serve import reconcile" help:"No notes and no progress on stderr; errors still show."`

	As           string `placeholder:"FORM" for:"check read explain" help:"How the report is written down: text, markdown, html or docx. Default: told by content and name."`
	Encoding     string `placeholder:"NAME" for:"check read explain" help:"Encoding of the report: utf-8, utf-16, windows-1251, windows-1252 and others. Default: told by its mark, by what it declares, or by its bytes, with a note."`
	Together     bool   `for:"check" help:"Check the reports against each other as well: releases of one day."`
	Suppressions string `placeholder:"FILE" for:"check explain" help:"File that says which findings stand, and why. Default: .altyn-ignore beside each report."`
	MarkUsed     bool   `name:"mark-used" for:"check" help:"Write into the files of suppressions on which day each was last used; nothing is written otherwise."`

	By          string `placeholder:"WORD" for:"table show add decide withdraw alias import" help:"Of a table: rank by gold (default) or by total medals. Of a command that writes: who writes it; default: the user of the machine."`
	Basis       string `placeholder:"result|allocated" for:"table show" help:"Count by official result (default), or medals as they were handed out."`
	Sport       string `placeholder:"SPORT" for:"table reconcile" help:"One sport or discipline only."`
	AccordingTo string `name:"according-to" placeholder:"PUBLISHER" for:"table" help:"The table that this publisher printed, the last one by the day asked for."`
	Why         string `placeholder:"WHAT" for:"table add decide alias import" help:"Of a table: the medals and decisions behind the line of this nation. Of a command that writes: why it is written."`
	Diff        string `placeholder:"D1..D2" for:"table" help:"What changed between the ends of two days, and because of which decisions."`

	DryRun    bool     `name:"dry-run" for:"add decide withdraw alias import" help:"Show what would be written, and write nothing."`
	Source    []string `sep:"none" placeholder:"LIST" for:"decide withdraw alias reconcile" help:"Who says so: ids of sources, separated by commas. Of reconcile: differences in which each of these has a side, as kaggle120 or ioc."`
	Reason    string   `placeholder:"TEXT" for:"withdraw" help:"Why the row no longer counts."`
	Not       string   `placeholder:"OTHER" for:"alias" help:"Who the person is not: another person, or the key that a source has for somebody, as kaggle120:4711. No import takes the two for one again."`
	Verify    bool     `for:"log" help:"Say only whether every batch is as it was written."`
	Backup    string   `placeholder:"FILE" for:"log" help:"Copy the journal into a new file, and verify the copy."`
	Games     []string `sep:"none" placeholder:"GAMES" for:"decide import" help:"Games of the effect, as 2012S. Flags of an effect are given once for all of them, or once for each in their order."`
	Event     []string `sep:"none" placeholder:"EVENT" for:"decide" help:"Its event, as judo/women-48kg."`
	Entry     []string `sep:"none" placeholder:"ENTRY" for:"decide" help:"The entry whose result or medal it is."`
	Who       []string `sep:"none" placeholder:"PERSON" for:"decide" help:"In the place of --entry: a person, by id or name, who has one entry at the Games, or in the event."`
	Effect    []string `sep:"none" placeholder:"EFFECT" for:"decide" help:"What it does: result-changed, medal-withdrawn, medal-allocated, medal-withheld, medal-presented, left-vacant, reinstated, disqualified or confirmed."`
	From      []string `sep:"none" placeholder:"MEDAL" for:"decide" help:"The medal before. Default: what the record gives; another is refused."`
	To        []string `sep:"none" placeholder:"MEDAL" for:"decide" help:"The medal after: gold, silver, bronze or none."`
	ToRank    []string `sep:"none" name:"to-rank" placeholder:"RANK" for:"decide" help:"The rank after, when known; - for none."`
	Decided   string   `placeholder:"DAY" for:"decide" help:"Day on which it took effect; a month or year when no more is known."`
	Announced string   `placeholder:"DAY" for:"decide" help:"Day on which it became public, when another."`
	Body      string   `placeholder:"NAME" for:"decide" help:"Who decided, as CAS or IOC Disciplinary Commission."`
	Decision  string   `placeholder:"ID" for:"decide" help:"Id of the decision. Default: made of body, day, Games and event."`
	Ground    string   `placeholder:"WORD" for:"decide" help:"doping, technical, eligibility, judging, amateur-rule or tie."`
	Scope     string   `placeholder:"WORD" for:"decide" help:"entry (default), or member when only one person of a team is touched."`
	Reverses  string   `placeholder:"ID" for:"decide" help:"Effect that this one undoes."`
	Note      string   `placeholder:"TEXT" for:"decide" help:"What a reader should know."`

	YesMany   bool   `name:"yes-many" for:"import" help:"Write also what takes the place of many rows."`
	Report    string `placeholder:"FILE" for:"import" help:"List in this file what was not matched, with line and reason."`
	Taken     string `placeholder:"DAY" for:"import" help:"Day on which the data set was taken, or whose state it shows; a month or a year when no more is known."`
	Publisher string `placeholder:"WHO" for:"import" help:"Who published it, when the files do not say."`
	Map       string `placeholder:"FILE" for:"import" help:"Of csv: the mapping that says which column means what."`

	Kind       string `placeholder:"LIST" for:"reconcile" help:"Only differences about these, separated by commas: event, medal, missing, person, name, nation, sex, date, count."`
	Nation     string `placeholder:"NATION" for:"reconcile" help:"Only differences about this nation."`
	Unresolved bool   `for:"reconcile" help:"Only differences that nothing in the record decides."`
	Notation   bool   `for:"reconcile" help:"Those too that are in notation only: accents, order of names, letters lost, other codes."`
	Counts     bool   `for:"reconcile" help:"Only how many there are, by Games and kind."`
	States     bool   `for:"reconcile" help:"In their place: the state of which day the medals of each imported data set are."`

	Addr       string `placeholder:"HOST:PORT" for:"serve" help:"Where to listen. Default: 127.0.0.1:8080."`
	Base       string `placeholder:"URL" for:"serve" help:"Address under which the site is known, for feeds. Default: that of the request."`
	TrustProxy string `name:"trust-proxy" placeholder:"LIST" for:"serve" help:"Addresses or networks, separated by commas, of proxies in front: their X-Forwarded-For says who asks, X-Forwarded-Proto by what. Default: none is believed."`

	Help bool `short:"h" for:"check read table show lint explain version help add decide withdraw alias log export serve import reconcile" help:"Show how to use a subcommand."`
}

// grammar is the whole command line.
type grammar struct {
	Flags flags `embed:""`

	Check     checkCommand     `cmd:"" help:"Check reports against the record and against themselves."`
	Read      readCommand      `cmd:"" help:"List what reports state, without judging it."`
	Table     tableCommand     `cmd:"" help:"Medal tables as of any day, the reasons behind a line, and what changed."`
	Show      showCommand      `cmd:"" help:"What the record knows of a nation, Games, a nation at Games, a person or an event."`
	Serve     serveCommand     `cmd:"" help:"Open the site: paste a report, see the record behind it."`
	Lint      lintCommand      `cmd:"" help:"Check a record: ids, dates, totals, decisions, sources, form."`
	Explain   explainCommand   `cmd:"" help:"How the sentences of one line of a report were read and judged."`
	Add       addCommand       `cmd:"" help:"Write a row to the journal of a record: a result, a person, a delegation ..."`
	Decide    decideCommand    `cmd:"" help:"Write a decision with its effects to the journal, and show which medals move."`
	Withdraw  withdrawCommand  `cmd:"" help:"Write to the journal that a row no longer counts."`
	Alias     aliasCommand     `cmd:"" help:"Write a spelling of a person's name to the journal, or who a person is not."`
	Import    importCommand    `cmd:"" help:"Write a published data set to the journal of a record: results, medallists, tables, team sizes."`
	Reconcile reconcileCommand `cmd:"" help:"List where sources differ, which of them the record follows and why."`
	Log       logCommand       `cmd:"" help:"List, verify or back up the journal of a record."`
	Export    exportCommand    `cmd:"" help:"Write a record with its journal as CSV, SQLite or JSON lines."`
	Version   versionCommand   `cmd:"" help:"Version of the program and of the record."`
	Help      helpCommand      `cmd:"" help:"Show how to use altyn or a subcommand."`
}

// command is a subcommand that has its arguments.
type command interface {
	run(*session) (int, error)
}

// call is a parsed command line.
type call struct {
	command
	flags flags
}

// parse reads a command line. Its errors name the nearest command or flag.
func parse(args []string) (*call, error) {
	if len(args) == 1 && args[0] == "--version" {
		args = []string{"version"}
	}
	if len(args) == 0 {
		return &call{&helpCommand{}, flags{}}, nil
	}
	var g grammar
	k, err := newKong(&g)
	if err != nil {
		return nil, err
	}
	ctx, err := k.Parse(args)
	if err != nil {
		var pe *kong.ParseError
		if g.Flags.Help && errors.As(err, &pe) { // --help needs no arguments
			return &call{&helpCommand{Command: commandName(pe.Context)}, flags{}}, nil
		}
		return nil, usageError(k, args, err)
	}
	name := commandName(ctx)
	for _, step := range ctx.Path {
		if step.Flag == nil {
			continue
		}
		if name != "" && !slices.Contains(appliesTo(step.Flag), name) {
			return nil, mend(fmt.Errorf("--%s has no meaning for %s", step.Flag.Name, name),
				"leave it out; it is for: %s", strings.Join(slices.DeleteFunc(appliesTo(step.Flag), func(s string) bool { return s == "help" }), ", "))
		}
	}
	if g.Flags.Limit < 0 {
		return nil, fmt.Errorf("--limit %d: want a number from 0, which is all", g.Flags.Limit)
	}
	if g.Flags.Help {
		return &call{&helpCommand{Command: name}, flags{}}, nil
	}
	return &call{ctx.Selected().Target.Addr().Interface().(command), g.Flags}, nil
}

func newKong(g *grammar) (*kong.Kong, error) {
	return kong.New(g, kong.Name("altyn"), kong.NoDefaultHelp(), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
}

func commandName(ctx *kong.Context) string {
	if ctx == nil {
		return ""
	}
	for _, step := range ctx.Path {
		if step.Command != nil {
			return step.Command.Name
		}
	}
	return ""
}

// appliesTo lists the subcommands that have a use for the flag.
func appliesTo(f *kong.Flag) []string { return strings.Fields(f.Tag.Get("for")) }

// usageError words what kong found wrong, with the nearest name.
func usageError(k *kong.Kong, args []string, err error) error {
	var pe *kong.ParseError
	var ctx *kong.Context
	if errors.As(err, &pe) {
		ctx = pe.Context
		err = pe.Unwrap()
	}
	name := commandName(ctx)
	msg := err.Error()
	if i := strings.Index(msg, ", did you mean"); i >= 0 {
		msg = msg[:i]
	}
	if flag, ok := strings.CutPrefix(msg, "unknown flag "); ok {
		var known []string
		for _, f := range k.Model.Flags {
			if name == "" || slices.Contains(appliesTo(f), name) {
				known = append(known, "--"+f.Name)
			}
		}
		return mend(fmt.Errorf("unknown flag %s", flag), "%s", cmp.Or(didYouMean(flag, known), helpHint(name)))
	}
	if word, ok := strings.CutPrefix(msg, "unexpected argument "); ok {
		if name == "" {
			return unknownCommand(k, word)
		}
		return mend(fmt.Errorf("%s: one argument too many: %s", name, word), "%s", helpHint(name))
	}
	if strings.HasPrefix(msg, "expected one of ") || strings.Contains(msg, "expected \"") && name == "" {
		return mend(errors.New("no command given"), "%s", helpHint(""))
	}
	if rest, ok := strings.CutPrefix(msg, "expected \"<"); ok {
		return mend(fmt.Errorf("%s: no %s given", name, strings.Trim(rest, "<>\" .")), "%s", helpHint(name))
	}
	if flag, rest, ok := strings.Cut(msg, ": expected "); ok && strings.HasPrefix(flag, "--") {
		if _, got, ok := strings.Cut(rest, "but got "); ok && !strings.HasPrefix(got, `"EOL"`) {
			got, _, _ = strings.Cut(strings.TrimPrefix(got, `"`), `"`)
			return mend(fmt.Errorf("%s %s: want %s", flag, got, valueOf(k, flag)), "%s", helpHint(name))
		}
		return mend(fmt.Errorf("%s: want %s", flag, valueOf(k, flag)), "%s", helpHint(name))
	}
	return mend(errors.New(msg), "%s", helpHint(name))
}

// valueOf says what value a flag takes.
func valueOf(k *kong.Kong, flag string) string {
	for _, f := range k.Model.Flags {
		if "--"+f.Name == flag && f.PlaceHolder != "" {
			if f.PlaceHolder == "N" {
				return "a number from 0, which is all"
			}
			return f.PlaceHolder
		}
	}
	return "a value"
}

func unknownCommand(k *kong.Kong, word string) error {
	var names []string
	for _, c := range k.Model.Children {
		names = append(names, c.Name)
	}
	err := fmt.Errorf("unknown command %q", word)
	if s := didYouMean(word, names); s != "" {
		return mend(err, "%s", s)
	}
	if strings.ContainsAny(word, "./\\") {
		return mend(err, "to check a report: altyn check %s", word)
	}
	if _, ok := altyn.ParseGamesID(strings.ToUpper(word)); ok {
		return mend(err, "for the medal table: altyn table %s; for all about the Games: altyn show %[1]s", strings.ToUpper(word))
	}
	return mend(err, "the commands are %s", strings.Join(names, ", "))
}

// didYouMean words the nearest of known, "" when none is near.
func didYouMean(asked string, known []string) string {
	near := desk.Nearest(asked, slices.Values(known), 3)
	if len(near) == 0 {
		return ""
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

func helpHint(command string) string {
	if command == "" {
		return "altyn help lists the commands"
	}
	return "see altyn help " + command
}

// choice reads the value of a flag that takes one of a few words; the first is the default.
func choice[T ~string](flag, value string, words ...T) (T, error) {
	if value == "" {
		return words[0], nil
	}
	v := T(strings.ToLower(value))
	if slices.Contains(words, v) {
		return v, nil
	}
	known := make([]string, len(words))
	for i, w := range words {
		known[i] = string(w)
	}
	return "", fmt.Errorf("--%s %s: want %s", flag, value, strings.Join(known, ", "))
}

// list reads the value of a flag that takes several words.
func list(value string) []string {
	set := map[string]bool{}
	for w := range strings.SplitSeq(value, ",") {
		if w = strings.TrimSpace(w); w != "" {
			set[w] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
