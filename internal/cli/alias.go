package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"altyn"
	"altyn/internal/desk"
	"altyn/journal"
	"altyn/record"
)

// aliasCommand appends a spelling of a person's name to the journal, or that two are not one person.
type aliasCommand struct {
	Person string   `arg:"" help:"The person: an id, or a name that only one has."`
	Name   []string `arg:"" optional:"" help:"A spelling of the name that the record does not have yet."`
}

func (c *aliasCommand) run(s *session) (int, error) {
	if err := s.writable("alias"); err != nil {
		return StatusTrouble, err
	}
	name := strings.Join(c.Name, " ")
	if name == "" && s.flags.Not == "" {
		return StatusTrouble, mend(errors.New("alias: nothing to write"), "give a spelling, or say with --not who the person is not")
	}
	what := "alias " + c.Person
	if name != "" {
		what += " " + name
	}
	if s.flags.Not != "" {
		what += " --not " + s.flags.Not
	}
	d, err := s.draft(what)
	if err != nil {
		return StatusTrouble, err
	}
	return StatusOK, s.write(d, func(r *desk.Desk) ([]journal.Entry, func(*desk.Trial) error, error) {
		p, err := r.Person(c.Person)
		if err != nil {
			return nil, nil, err
		}
		source, entries, err := s.ownSource(r, d.Who)
		if err != nil {
			return nil, nil, err
		}
		more, err := c.entries(s, r, p, name, source)
		if len(more) == 0 || err != nil {
			return nil, nil, err
		}
		return append(entries, more...), func(*desk.Trial) error {
			for _, e := range more {
				fmt.Fprintf(s.out, "%s %s\n%s", e.Op, cmp.Or(e.Path, "row"), e.Body)
			}
			return nil
		}, nil
	})
}

func (c *aliasCommand) entries(s *session, r *desk.Desk, p altyn.PersonID, name, source string) ([]journal.Entry, error) {
	var out []journal.Entry
	other := s.flags.Not
	if name != "" {
		lang := s.flags.Lang
		if lang == "" {
			lang = "en"
			if script(name) == "Cyrl" {
				lang = "ru"
			}
		}
		if !isLanguage(lang) {
			return nil, mend(fmt.Errorf("--lang %s: want a language", lang), "as --lang kk")
		}
		if has, err := r.Person(name); err == nil && has != p && string(has) != other {
			s.note("note: %q is a name of %s too", name, has)
		}
		for _, n := range r.Record().NamesOf(lang, altyn.PersonName, string(p)) {
			if n.Name == name {
				s.note("note: the record has this spelling already")
				name = ""
				break
			}
		}
		if name != "" {
			e, err := s.row(r, "names/"+lang, map[string]string{"kind": string(altyn.PersonName), "id": string(p), "name": name, "form": string(altyn.Alias), "source": source})
			if err != nil {
				return nil, err
			}
			out = append(out, e)
		}
	}
	if other == "" {
		return out, nil
	}
	if !strings.Contains(other, ":") { // no key of a source
		id, err := r.Person(other)
		if err != nil {
			return nil, err
		}
		if id == p {
			return nil, fmt.Errorf("alias: %s cannot be somebody else than %s", p, id)
		}
		other = string(id)
	}
	e, err := s.row(r, "identities", map[string]string{"person": string(p), "other": other, "same": "no", "source": source})
	if err != nil {
		return nil, err
	}
	out = append(out, e)
	if len(c.Name) > 0 { // the name is this person's and not the other's
		spelling := strings.Join(c.Name, " ")
		for _, lang := range r.Record().Languages() {
			for _, n := range r.Record().NamesOf(lang, altyn.PersonName, other) {
				if n.Name == spelling && n.Form != altyn.Preferred {
					w, err := withdrawal(altyn.NewRowID("names/"+lang, n.Key()), n.Sources)
					if err != nil {
						return nil, err
					}
					out = append(out, w)
				}
			}
		}
	}
	return out, nil
}

// ownSource gives the sources of --source, or else the one that stands for what the desk itself knows, with the entry
// that writes it down when the record does not have it.
func (s *session) ownSource(d *desk.Desk, who string) (string, []journal.Entry, error) {
	if ids := list(strings.Join(s.flags.Source, ",")); len(ids) > 0 {
		return strings.Join(ids, " "), nil, nil
	}
	id := "desk-" + slug(who)
	if _, ok := d.Record().Source(altyn.SourceID(id)); ok {
		return id, nil, nil
	}
	path, body, findings := record.Compose("sources", map[string]string{"id": id, "publisher": id, "kind": string(altyn.Altyn), "title": "What " + who + " knows, written at the desk"})
	if len(findings) > 0 {
		return "", nil, s.refuse(findings)
	}
	return id, []journal.Entry{{Op: journal.Put, Path: path, Rows: 1, Body: body}}, nil
}

// slug makes a part of an id of words: small Latin letters and digits, the rest hyphens.
func slug(words string) string {
	f := strings.FieldsFunc(desk.Fold(words), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(f) == 0 {
		return "x"
	}
	return strings.Join(slices.DeleteFunc(f, func(w string) bool { return w == "" }), "-")
}
