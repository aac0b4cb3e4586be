package reading

import (
	"bytes"

	"altyn"
)

// listItem reads an item of a list: its heading gives what the item leaves out, its first name is whom it is about.
func (d *document) listItem(s *sentence, m *machine) {
	if d.head.medal != "" && d.medallist(s, d.head.medal) {
		return
	}
	if d.medalLine(s) {
		return
	}
	s.interpret(m)
}

// medalLine reads a line of the form: gold: A (judo), B (boxing).
func (d *document) medalLine(s *sentence) bool {
	if len(s.items) > 2 && s.items[0].kind == clMedal && s.norm(1) == ":" && !s.medals[s.items[0].ref].holder {
		return d.medallist(s, s.medals[s.items[0].ref].medal)
	}
	return false
}

// medalRow reads a row that opens with the medal, whatever parts its columns: gold | A | judo | 60 kg.
func (d *document) medalRow(s *sentence) bool {
	i := 0
	for i < len(s.items) && s.items[i].kind == clNone && s.items[i].has(clPunct) {
		i++
	}
	if s.at(i).kind != clMedal || s.medals[s.at(i).ref].holder {
		return false
	}
	if s.medals[s.at(i).ref].medal == altyn.AnyMedal && s.norm(i+1) == "|" && s.colourIn(i+1, len(s.items)) == "" {
		return false // the head of the columns: medal | name | sport
	}
	if s.at(i+1).kind == clPerson && bytes.IndexByte(s.text[s.blk.start:s.blk.end], '\t') >= 0 {
		return d.medallist(s, s.medals[s.at(i).ref].medal) // columns parted by tabs
	}
	if s.at(i+2).kind != clPerson {
		return false
	}
	switch s.norm(i + 1) {
	case ":", "–", "-", "|":
		return d.medallist(s, s.medals[s.at(i).ref].medal)
	}
	return false
}

// colourIn gives the one colour of a medal that the items from a to b-1 print, "" when they print none or several.
func (s *sentence) colourIn(a, b int) (m altyn.Medal) {
	for i := a; i < b; i++ {
		if it := &s.items[i]; it.kind == clMedal && !s.medals[it.ref].holder && s.medals[it.ref].medal != altyn.AnyMedal {
			if m != "" {
				return ""
			}
			m = s.medals[it.ref].medal
		}
	}
	return m
}

var listRule = &rule{name: "medal-list"}

// medallist reads a row of a list of medallists: names, event, mark.
func (d *document) medallist(s *sentence, medal altyn.Medal) bool {
	s.noteContext(nil)
	done := false
	for i := range s.items {
		it := &s.items[i]
		if it.kind != clPerson && !(it.kind == clNation && !done && i == 0) {
			continue
		}
		w, ok := s.whoAt(i)
		if !ok {
			continue
		}
		f := frame{match: match{rule: listRule, from: i, to: i + 1}, s: s, lo: i}
		// up to the next name
		end := i + 1
		for end < len(s.items) && s.items[end].kind != clPerson {
			end++
		}
		f.left, f.right, f.far, f.hi = i, end, end, i+1
		st := altyn.Statement{Kind: altyn.Placing}
		st.Medal = medal
		if c := s.colourIn(i+1, end); medal == altyn.AnyMedal && c != "" {
			st.Medal = c
		} else {
			st.Assumed = append(st.Assumed, "medal")
		}
		f.putGames(&st)
		if st.Games == "" {
			return done
		}
		f.putWho(&st, w, true)
		f.putEvent(&st, w, false)
		if st.Event == "" && st.Sport == "" {
			return done
		}
		if st.Event != "" {
			for _, p := range w.people {
				if in := &d.people[p]; len(in.events) < 4 {
					in.events = append(in.events, st.Event)
				}
			}
		}
		f.putMark(&st)
		for f.hi < end && (s.norm(f.hi) == ")" || s.items[f.hi].kind != clNone) {
			f.hi++
		}
		f.emit(st)
		done = true
	}
	return done
}
