package reading

import (
	"fmt"
	"strconv"
	"strings"

	"altyn"
)

// A rule is one construction of a language: a pattern over typed items that, where it fits, states a fact of one kind.
//
//	NAME KIND slot=value ... : PATTERN
//
// A pattern is a sequence of atoms: @class is a typed item, [class] a word of the lists, [class=value] one with that
// value, a bare word itself. label:ATOM keeps what it matched. ( | ) are alternatives, ? * + repeat, ~N lets through up to
// N items of the same clause, ~~N also commas, !ATOM forbids, ^ and $ are the ends of the sentence. Words of class skip are
// looked through everywhere. A line `let NAME = PATTERN` names a pattern.
type rule struct {
	name   string
	kind   altyn.Kind
	sets   map[string]string
	order  int
	prog   []instr
	need   classSet // classes of which every match has an item
	start  classSet // classes of which the first item of a match has one
	words  []wordID // or it is one of these words
	open   bool     // or any item will do
	labels []string

	outline func() *outline
}

type op uint8

const (
	opMatch op = iota
	opSplit    // try x, then y
	opJump
	opSave
	opDone
	opNot
	opFirst
	opEnd
)

type instr struct {
	op   op
	x, y int
	atom atom
}

// atom is a test of one item.
type atom struct {
	class classID // clNone: literal word
	value string
	word  wordID
	gap   uint8 // 1: an item of the same clause, 2: also a comma
}

// wordID numbers the words that stand as such in patterns; 0 is any other.
type wordID uint16

// literal gives the number of a word of a pattern.
func (lx *lexicon) literal(word string) wordID {
	id, ok := lx.literals[word]
	if !ok {
		if lx.literals == nil {
			lx.literals = map[string]wordID{}
		}
		id = wordID(len(lx.literals) + 1)
		lx.literals[word] = id
	}
	return id
}

// maxLabels bounds the captures of a rule.
const maxLabels = 10

type ruleParser struct {
	lx    *lexicon
	lets  map[string]string
	toks  []string
	pos   int
	rule  *rule
	need  *classSet
	depth int
}

// readConstructions adds the rules of one file; what lets names (let NAME = PATTERN) holds for the files read after it too.
func (lx *lexicon) readConstructions(name string, lets map[string]string) error {
	return eachLine(lx.lang.Files, name, func(_ int, line string) error {
		if rest, ok := strings.CutPrefix(line, "let "); ok {
			k, v, ok := strings.Cut(rest, "=")
			if !ok {
				return fmt.Errorf("%q: want let NAME = PATTERN", line)
			}
			lets[strings.TrimSpace(k)] = strings.TrimSpace(v)
			return nil
		}
		head, pat, ok := strings.Cut(line, ": ")
		if !ok {
			return fmt.Errorf("%q: want NAME KIND slot=value : PATTERN", line)
		}
		f := strings.Fields(head)
		if len(f) < 2 {
			return fmt.Errorf("%q: want a name and a kind", head)
		}
		r := &rule{name: f[0], kind: altyn.Kind(f[1]), sets: map[string]string{}, order: len(lx.rules)}
		for _, a := range f[2:] {
			k, v, _ := strings.Cut(a, "=")
			r.sets[k] = v
		}
		p := &ruleParser{lx: lx, lets: lets, toks: patternTokens(pat), rule: r, need: &r.need}
		if err := p.sequence(true); err != nil {
			return fmt.Errorf("rule %s: %w", r.name, err)
		}
		if p.pos < len(p.toks) {
			return fmt.Errorf("rule %s: %q is not expected", r.name, p.toks[p.pos])
		}
		r.prog = append(r.prog, instr{op: opDone})
		if len(r.prog) > 4000 {
			return fmt.Errorf("rule %s: too long", r.name)
		}
		r.openings(0, map[int]bool{})
		r.outline = lazyOutline(r)
		lx.rules = append(lx.rules, r)
		return nil
	})
}

// patternTokens cuts a pattern; the signs of the notation stand alone.
func patternTokens(p string) []string {
	var out []string
	for _, f := range strings.Fields(p) {
		for f != "" {
			if f[0] == '(' || f[0] == ')' && true || f[0] == '|' {
				if len(f) > 1 && f[0] == '(' && f[1] == '\'' {
					break
				}
				out = append(out, f[:1])
				f = f[1:]
				continue
			}
			if i := strings.IndexAny(f, "()|"); i > 0 && !strings.HasPrefix(f, "'") {
				if strings.HasSuffix(f[:i], ":") { // label:( ... )
					out = append(out, f[:i])
					f = f[i:]
					continue
				}
				out = append(out, f[:i])
				f = f[i:]
				continue
			}
			break
		}
		if f != "" {
			out = append(out, f)
		}
	}
	return out
}

func (p *ruleParser) emit(i instr) int {
	p.rule.prog = append(p.rule.prog, i)
	return len(p.rule.prog) - 1
}

// alternatives parses a | b | c; the program tries them in order.
func (p *ruleParser) alternatives(must bool) error {
	// count the alternatives by parsing each behind a split
	var jumps []int
	for {
		split := p.emit(instr{op: opSplit})
		p.rule.prog[split].x = split + 1
		if err := p.sequence(false); err != nil {
			return err
		}
		jumps = append(jumps, p.emit(instr{op: opJump}))
		p.rule.prog[split].y = len(p.rule.prog)
		if p.pos < len(p.toks) && p.toks[p.pos] == "|" {
			p.pos++
			continue
		}
		// the last alternative has no way out
		p.rule.prog[split].y = -1
		break
	}
	for _, j := range jumps {
		p.rule.prog[j].x = len(p.rule.prog)
	}
	return nil
}

func (p *ruleParser) sequence(must bool) error {
	for p.pos < len(p.toks) && p.toks[p.pos] != "|" && p.toks[p.pos] != ")" {
		if err := p.element(must); err != nil {
			return err
		}
	}
	return nil
}

func quantifier(t string) (string, byte) {
	if len(t) > 1 {
		switch q := t[len(t)-1]; q {
		case '?', '*', '+':
			return t[:len(t)-1], q
		}
	}
	return t, 0
}

func (p *ruleParser) element(must bool) error {
	t := p.toks[p.pos]
	label := ""
	if i := strings.IndexByte(t, ':'); i > 0 && i < 10 && isWord(t[:i]) {
		label = t[:i]
		t = t[i+1:]
		if t == "" { // label:( ... )
			p.pos++
			if p.pos >= len(p.toks) {
				return fmt.Errorf("label %s has no pattern", label)
			}
			t = p.toks[p.pos]
		}
	}
	if t == "(" {
		return p.group(label, must)
	}
	p.pos++
	atomText, q := quantifier(t)
	if atomText == "~" || strings.HasPrefix(atomText, "~") {
		g := uint8(1)
		rest := atomText[1:]
		if strings.HasPrefix(rest, "~") {
			g, rest = 2, rest[1:]
		}
		n := 3
		if rest != "" {
			var err error
			if n, err = strconv.Atoi(rest); err != nil || n < 1 || n > 20 {
				return fmt.Errorf("%q: want ~N, N from 1 to 20", t)
			}
		}
		var splits []int
		for range n {
			sp := p.emit(instr{op: opSplit})
			p.rule.prog[sp].y = sp + 1 // the way on is tried first
			p.asides()
			p.emit(instr{op: opMatch, atom: atom{gap: g}})
			splits = append(splits, sp)
		}
		for _, sp := range splits {
			p.rule.prog[sp].x = len(p.rule.prog)
		}
		return nil
	}
	if body, ok := p.lets[atomText]; ok {
		p.depth++
		if p.depth > 8 {
			return fmt.Errorf("let %s goes in a circle", atomText)
		}
		toks := append([]string{"("}, patternTokens(body)...)
		toks = append(toks, ")")
		if q != 0 {
			toks[len(toks)-1] = ")" // quantifier handled below
		}
		saved, pos := p.toks, p.pos
		p.toks, p.pos = toks, 0
		err := p.groupQ(label, q, must)
		p.toks, p.pos = saved, pos
		p.depth--
		return err
	}
	a, not, err := p.atomOf(atomText)
	if err != nil {
		return err
	}
	switch {
	case not:
		p.emit(instr{op: opNot, atom: a})
		return nil
	case atomText == "^":
		p.emit(instr{op: opFirst})
		return nil
	case atomText == "$":
		p.emit(instr{op: opEnd})
		return nil
	}
	if must && (q == 0 || q == '+') && a.class != clNone && a.class != clAny {
		p.need.add(a.class)
	}
	p.repeat(q, func() {
		p.skips()
		p.save(label, 0)
		p.emit(instr{op: opMatch, atom: a})
		p.save(label, 1)
	})
	return nil
}

func (p *ruleParser) group(label string, must bool) error {
	// find the quantifier after the closing parenthesis
	depth, k := 0, p.pos
	for ; k < len(p.toks); k++ {
		if p.toks[k] == "(" {
			depth++
		}
		if p.toks[k] == ")" {
			depth--
			if depth == 0 {
				break
			}
		}
	}
	if k == len(p.toks) {
		return fmt.Errorf("a parenthesis is not closed")
	}
	q := byte(0)
	if k+1 < len(p.toks) && (p.toks[k+1] == "?" || p.toks[k+1] == "*" || p.toks[k+1] == "+") {
		q = p.toks[k+1][0]
		p.toks = append(p.toks[:k+1:k+1], p.toks[k+2:]...)
	}
	return p.groupQ(label, q, must)
}

func (p *ruleParser) groupQ(label string, q byte, must bool) error {
	p.pos++ // (
	start := p.pos
	var err error
	alt := hasAlternatives(p.toks[start:])
	p.repeat(q, func() {
		if err != nil {
			return
		}
		p.pos = start
		if label != "" {
			p.skips()
		}
		p.save(label, 0)
		if alt {
			err = p.alternatives(false)
		} else {
			err = p.sequence(must && q == 0)
		}
		p.save(label, 1)
	})
	if err != nil {
		return err
	}
	if p.pos >= len(p.toks) || p.toks[p.pos] != ")" {
		return fmt.Errorf("a parenthesis is not closed")
	}
	p.pos++
	return nil
}

func hasAlternatives(toks []string) bool {
	depth := 0
	for _, t := range toks {
		switch t {
		case "(":
			depth++
		case ")":
			if depth == 0 {
				return false
			}
			depth--
		case "|":
			if depth == 0 {
				return true
			}
		}
	}
	return false
}

// repeat emits body under a quantifier.
func (p *ruleParser) repeat(q byte, body func()) {
	switch q {
	case 0:
		body()
	case '?':
		sp := p.emit(instr{op: opSplit})
		p.rule.prog[sp].x = sp + 1
		body()
		p.rule.prog[sp].y = len(p.rule.prog)
	case '*':
		sp := p.emit(instr{op: opSplit})
		p.rule.prog[sp].x = sp + 1
		body()
		p.emit(instr{op: opJump, x: sp})
		p.rule.prog[sp].y = len(p.rule.prog)
	case '+':
		at := len(p.rule.prog)
		body()
		sp := p.emit(instr{op: opSplit, x: at})
		p.rule.prog[sp].y = len(p.rule.prog)
	}
}

// skips lets through words that constructions look through.
func (p *ruleParser) skips() {
	sp := p.emit(instr{op: opSplit})
	p.rule.prog[sp].y = sp + 1
	p.emit(instr{op: opMatch, atom: atom{class: clSkip}})
	j := p.emit(instr{op: opJump, x: sp})
	p.rule.prog[sp].x = j + 1
}

// asides lets through what is told in passing, which no gap counts.
func (p *ruleParser) asides() {
	sp := p.emit(instr{op: opSplit})
	p.rule.prog[sp].y = sp + 1
	p.emit(instr{op: opMatch, atom: atom{class: clAside}})
	j := p.emit(instr{op: opJump, x: sp})
	p.rule.prog[sp].x = j + 1
}

func (p *ruleParser) save(label string, end int) {
	if label == "" {
		return
	}
	k := -1
	for i, l := range p.rule.labels {
		if l == label {
			k = i
		}
	}
	if k < 0 {
		if len(p.rule.labels) == maxLabels {
			return
		}
		k = len(p.rule.labels)
		p.rule.labels = append(p.rule.labels, label)
	}
	p.emit(instr{op: opSave, x: 2*k + end})
}

func (p *ruleParser) atomOf(t string) (a atom, not bool, err error) {
	if len(t) > 1 && t[0] == '!' {
		a, _, err = p.atomOf(t[1:])
		return a, true, err
	}
	switch {
	case t == "^" || t == "$":
		return a, false, nil
	case len(t) > 1 && t[0] == '@':
		c, ok := p.lx.classes[t]
		if !ok {
			return a, false, fmt.Errorf("there is no class %s", t)
		}
		return atom{class: c}, false, nil
	case len(t) > 2 && t[0] == '[' && t[len(t)-1] == ']':
		name, value, _ := strings.Cut(t[1:len(t)-1], "=")
		c := p.lx.lookup(name)
		if c == clNone {
			return a, false, fmt.Errorf("no word list has the class %s", name)
		}
		return atom{class: c, value: value}, false, nil
	}
	return atom{word: p.lx.literal((&folder{lang: p.lx.lang}).word([]byte(t)))}, false, nil
}

func isWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}

// openings notes what the first item of a match may be.
func (r *rule) openings(pc int, seen map[int]bool) {
	for pc >= 0 && pc < len(r.prog) && !seen[pc] {
		seen[pc] = true
		in := &r.prog[pc]
		switch in.op {
		case opSplit:
			r.openings(in.x, seen)
			pc = in.y
			continue
		case opJump:
			pc = in.x
			continue
		case opMatch:
			switch {
			case in.atom.class == clSkip, in.atom.class == clAside: // no match starts on a word that is looked through
			case in.atom.gap != 0:
				r.open = true
			case in.atom.class != clNone:
				r.start.add(in.atom.class)
			default:
				r.words = append(r.words, in.atom.word)
			}
			return
		case opDone:
			r.open = true
			return
		}
		pc++
	}
}
