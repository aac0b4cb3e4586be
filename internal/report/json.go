package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"altyn"
)

// WriteJSON writes documents of the contracts (readings, checked readings, findings), one a line, in the order given. Judge
// must have been called on checked readings.
func WriteJSON[T any](w io.Writer, docs ...T) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, d := range docs {
		if r, ok := any(&d).(*altyn.Reading); ok && r.Statements == nil {
			r.Statements = []altyn.Statement{}
		}
		if err := e.Encode(d); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	return nil
}

// slotText gives the slots of a statement as name=value, in the order of the contract, assumed ones in brackets.
func slotText(s *altyn.Statement) string {
	raw, err := json.Marshal(s.Slots)
	if err != nil {
		return ""
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return ""
	}
	var out []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			break
		}
		var v any
		if d.Decode(&v) != nil {
			break
		}
		var t string
		switch v := v.(type) {
		case []any:
			var items []string
			for _, i := range v {
				items = append(items, fmt.Sprint(i))
			}
			t = strings.Join(items, "+")
		default:
			t = fmt.Sprint(v)
		}
		if strings.ContainsAny(t, " \t\n") {
			t = `"` + t + `"`
		}
		t = fmt.Sprintf("%v=%s", key, t)
		for _, a := range s.Assumed {
			if a == key {
				t = "[" + t + "]"
			}
		}
		out = append(out, t)
	}
	return strings.Join(out, " ")
}
