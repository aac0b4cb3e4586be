package table

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"altyn"
)

// cell is what a column's Go type makes of its text.
type cell uint8

const (
	textCell cell = iota // a string type
	dateCell             // altyn.Date
	numCell              // altyn.Num
	instantCell
	listCell  // a slice of a string type
	otherCell // anything that reads and writes itself as text
)

// column is one column of a row type.
type column struct {
	name  string
	kind  cell
	outer int // index of the field, or of the embedded struct it lies in
	inner int // index within the embedded struct, -1 when the field is of the row type itself
}

// plan is how rows of one type are read and written.
type plan struct {
	columns []column
	err     error // the type is not one for rows
}

var plans sync.Map // reflect.Type -> *plan; a cache, the same whoever fills it

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p, _ := plans.LoadOrStore(t, newPlan(t))
	return p.(*plan)
}

func newPlan(t reflect.Type) *plan {
	if t.Kind() != reflect.Struct {
		return &plan{err: fmt.Errorf("%s is not a struct", t)}
	}
	p := &plan{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			for j := range f.Type.NumField() {
				p.add(f.Type.Field(j), i, j)
			}
			continue
		}
		p.add(f, i, -1)
	}
	if len(p.columns) == 0 && p.err == nil {
		p.err = fmt.Errorf("%s has no field with a `col` tag", t)
	}
	return p
}

func (p *plan) add(f reflect.StructField, outer, inner int) {
	name, tagged := f.Tag.Lookup("col")
	if !tagged || !f.IsExported() {
		return
	}
	c := column{name: name, outer: outer, inner: inner}
	switch f.Type {
	case reflect.TypeFor[altyn.Date]():
		c.kind = dateCell
	case reflect.TypeFor[altyn.Num]():
		c.kind = numCell
	case reflect.TypeFor[altyn.Instant]():
		c.kind = instantCell
	default:
		ptr := reflect.PointerTo(f.Type)
		switch {
		case ptr.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) && ptr.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
			c.kind = otherCell
		case f.Type.Kind() == reflect.String:
			c.kind = textCell
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.String:
			c.kind = listCell
		default:
			p.err = fmt.Errorf("column %s: no cell can hold a %s", name, f.Type)
		}
	}
	p.columns = append(p.columns, c)
}

// names gives the header.
func (p *plan) names() []string {
	n := make([]string, len(p.columns))
	for i, c := range p.columns {
		n[i] = c.name
	}
	return n
}

func (c column) of(row reflect.Value) reflect.Value {
	v := row.Field(c.outer)
	if c.inner >= 0 {
		v = v.Field(c.inner)
	}
	return v
}

// memory keeps what the cell above held: neighbours are often the same, and parsing them anew is half the cost.
type memory struct {
	text string
	date altyn.Date
	at   altyn.Instant
	list reflect.Value
}

// set reads text into the column's field of row. A fault leaves the field as it was.
func (c column) set(row reflect.Value, text string, m *memory) error {
	v := c.of(row)
	switch c.kind {
	case textCell:
		v.SetString(text)
	case dateCell:
		if text != m.text {
			d, err := altyn.ParseDate(text)
			if err != nil {
				return err
			}
			m.text, m.date = text, d
		}
		*v.Addr().Interface().(*altyn.Date) = m.date
	case numCell:
		n, err := altyn.ParseNum(text)
		if err != nil {
			return err
		}
		*v.Addr().Interface().(*altyn.Num) = n
	case instantCell:
		if text != m.text {
			i, err := altyn.ParseInstant(text)
			if err != nil {
				return err
			}
			m.text, m.at = text, i
		}
		*v.Addr().Interface().(*altyn.Instant) = m.at
	case listCell:
		if text != m.text || !m.list.IsValid() {
			list, err := split(v.Type(), text)
			if err != nil {
				return err
			}
			m.text, m.list = text, list
		}
		v.Set(m.list)
	case otherCell:
		return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
	}
	return nil
}

// split reads a list. Its capacity is its length, so that appending to the list of one row never writes into another's.
func split(t reflect.Type, text string) (reflect.Value, error) {
	n := strings.Count(text, " ") + 1
	list := reflect.MakeSlice(t, n, n)
	for i := range n {
		word, rest, _ := strings.Cut(text, " ")
		if word == "" {
			return reflect.Value{}, fmt.Errorf("list %q: want ids separated by one space", text)
		}
		list.Index(i).SetString(word)
		text = rest
	}
	return list, nil
}

// text writes the column's field of row.
func (c column) text(row reflect.Value) (string, error) {
	v := c.of(row)
	switch c.kind {
	case textCell:
		return v.String(), nil
	case dateCell:
		return v.Interface().(altyn.Date).String(), nil
	case numCell:
		return v.Interface().(altyn.Num).String(), nil
	case instantCell:
		return v.Interface().(altyn.Instant).String(), nil
	case listCell:
		var b strings.Builder
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(v.Index(i).String())
		}
		return b.String(), nil
	}
	if !v.CanAddr() {
		p := reflect.New(v.Type())
		p.Elem().Set(v)
		v = p.Elem()
	}
	t, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
	return string(t), err
}
