package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"altyn"
	"altyn/reading"
)

// explainCommand shows how one line of a report was read and judged.
type explainCommand struct {
	Where string `arg:"" name:"file:line" help:"A report and the number of a line in it, as release.txt:3; release.txt:3:20 asks for the sentence at that character alone."`
}

func (c *explainCommand) run(s *session) (int, error) {
	return StatusOK, c.answer(s)
}

func (c *explainCommand) answer(s *session) error {
	at, err := place(c.Where)
	if err != nil {
		return err
	}
	if err := s.words(); err != nil {
		return err
	}
	in, err := s.reports([]string{at.name})
	if err != nil {
		return err
	}
	ignore := suppressions{s: s, today: in.today, name: s.flags.Suppressions}
	if err := ignore.begin(); err != nil {
		return err
	}
	d, err := s.openToRead()
	if err != nil {
		return err
	}
	m, err := s.load(in, at.name)
	if err != nil {
		return err
	}
	s.guesses(m)
	start, end, lines := lineSpan(m.Source, at.line)
	if start < 0 {
		return mend(fmt.Errorf("%s has no line %d", at.name, at.line), "it has %d", lines)
	}
	fmt.Fprintf(s.out, "%s:%d: %s\n", at.name, at.line, printable(m.Source[start:end]))
	if at.column > 0 {
		for range at.column - 1 {
			_, n := utf8.DecodeRune(m.Source[start:end])
			if start += n; start >= end {
				return mend(fmt.Errorf("%s:%d has no character %d", at.name, at.line, at.column), "characters are counted from 1")
			}
		}
		end = start + 1
	}
	// asked reports whether bytes of the text that was read are among those asked for.
	asked := func(from, until int) bool {
		a, b := m.SourceSpan(from, until)
		return a < end && b > start || a == b && a == start
	}
	var views []reading.View
	input := in.of(m)
	input.Watch = func(v reading.View) {
		if asked(v.Start, v.End) {
			views = append(views, v)
		}
	}
	got, err := d.Check(input)
	if err != nil {
		return err
	}
	s.printer.Judge(&got)
	if err := ignore.apply(at.name, got.Statements); err != nil {
		return err
	}
	s.sentences(views)
	any := false
	for _, st := range got.Statements {
		if asked(st.Start, st.End) {
			any = true
			s.explain(m.Text, st)
		}
	}
	if !any {
		fmt.Fprintf(s.out, "\n%s\n", s.text("explain-nothing"))
	}
	return nil
}

// spot is a place of a report.
type spot struct {
	name         string
	line, column int // from 1; column 0 is the whole line
}

// place reads FILE:LINE or FILE:LINE:COL.
func place(where string) (spot, error) {
	var numbers []int
	name := where
	for len(numbers) < 2 {
		before, number, ok := cutLast(name, ":")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 1 || before == "" {
			break
		}
		name, numbers = before, append(numbers, n)
	}
	switch len(numbers) {
	case 1:
		return spot{name, numbers[0], 0}, nil
	case 2:
		return spot{name, numbers[1], numbers[0]}, nil
	}
	return spot{}, mend(fmt.Errorf("explain %s: want FILE:LINE", where), "as in altyn explain release.txt:3")
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// sentences shows how sentences were seen: what each stretch of words may be, and which constructions fitted.
func (s *session) sentences(views []reading.View) {
	for _, v := range views {
		fmt.Fprintf(s.out, "\n%s\n", s.text("explain-sentence"))
		g := grid{head: make([]string, 2)}
		for _, it := range v.Items {
			if len(it.Classes) > 0 {
				g.add(printable([]byte(it.Text)), strings.Join(it.Classes, " "))
			}
		}
		g.print(s.out, "  ")
		if len(v.Constructions) > 0 {
			fmt.Fprintf(s.out, "  %s\n", s.text("explain-constructions", "rules", strings.Join(slices.Compact(v.Constructions), " ")))
		} else {
			fmt.Fprintf(s.out, "  %s\n", s.text("explain-no-construction"))
		}
	}
}

// lineSpan gives the bytes of a line, without its end, and the number of lines; start is -1 when there is no such line.
func lineSpan(text []byte, line int) (start, end, lines int) {
	start = -1
	for at := 0; at < len(text); {
		lines++
		n := bytes.IndexByte(text[at:], '\n')
		next := at + n + 1
		if n < 0 {
			next = len(text)
		}
		if lines == line {
			start, end = at, len(bytes.TrimRight(text[at:next], "\r\n"))+at
		}
		at = next
	}
	return start, end, lines
}

// printable makes text of a report safe for a terminal.
func printable(text []byte) string {
	var b strings.Builder
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "\\x%02X", text[0])
		case r == '\t':
			b.WriteByte(' ')
		case !strconv.IsPrint(r):
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		default:
			b.WriteRune(r)
		}
		text = text[n:]
	}
	return b.String()
}

// explain prints one statement: words, slots with where each came from, the construction, and the verdict.
func (s *session) explain(text []byte, st altyn.CheckedStatement) {
	fmt.Fprintf(s.out, "\n%s %s: %s\n", st.ID, st.Kind, printable(text[st.Start:st.End]))
	origin := map[string]altyn.Origin{}
	if st.Trace != nil {
		if st.Trace.Rule != "" {
			fmt.Fprintf(s.out, "  %s\n", s.text("explain-rule", "rule", st.Trace.Rule))
		}
		for _, o := range st.Trace.Origins {
			origin[o.Slot] = o
		}
	}
	g := grid{head: make([]string, 3)}
	for _, slot := range slotsOf(st.Slots) {
		from := ""
		if o, ok := origin[slot.name]; ok {
			from = s.text("origin-" + o.From)
			if o.End > o.Start && o.End <= len(text) {
				from += ": " + printable(text[o.Start:o.End])
			}
		} else if slices.Contains(st.Assumed, slot.name) {
			from = s.text("origin-assumed")
		}
		g.add(slot.name, slot.value, from)
	}
	g.print(s.out, "  ")
	fmt.Fprintf(s.out, "  %s: %s\n", s.word(st.Verdict), st.Because)
	if st.Missing != "" {
		fmt.Fprintf(s.out, "  %s\n", st.Missing)
	}
	if len(st.Rows) > 0 {
		fmt.Fprintf(s.out, "  %s\n", s.text("explain-rows", "rows", join(st.Rows)))
	}
	if len(st.Sources) > 0 {
		fmt.Fprintf(s.out, "  %s\n", s.text("explain-sources", "sources", join(st.Sources)))
	}
	switch {
	case st.Suppressed != nil:
		fmt.Fprintf(s.out, "  %s\n", s.text("explain-suppressed", "reason", st.Suppressed.Reason, "by", st.Suppressed.By))
	case st.Verdict != altyn.Confirmed:
		fmt.Fprintf(s.out, "  %s\n", s.text("explain-fingerprint", "fingerprint", st.Fingerprint))
	}
}

type slot struct{ name, value string }

// slotsOf gives the slots that a statement has, in the order of the contract, as its JSON has them.
func slotsOf(slots altyn.Slots) []slot {
	raw, err := json.Marshal(slots)
	if err != nil {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return nil
	}
	var out []slot
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return out
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return out
		}
		var words []string
		text := string(value)
		if json.Unmarshal(value, &words) == nil {
			text = strings.Join(words, ", ")
		} else {
			var word string
			if json.Unmarshal(value, &word) == nil {
				text = word
			}
		}
		out = append(out, slot{fmt.Sprint(name), text})
	}
	return out
}
