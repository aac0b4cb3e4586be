package reading

import "testing"

func TestShownName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ listed, printed, want string }{
		{"Olga Maria Vidal Prats", "Olga Vidal", "Olga Vidal"},
		{"Marit Srensen", "Marit Sørensen", "Marit Sørensen"},
		{"Yelena Petrova", "Elena Petrova", "Yelena Petrova"},
		{"Yelena Petrova", "Yelena Igorevna Petrova", "Yelena Petrova"},
		{"Aleksey Yuryevich Petrov", "Alexei Petrov", "Alexei Petrov"},
		{"Aleksey Yuryevich Petrov", "PETROV Alexei", "Aleksey Yuryevich Petrov"},
		{"Aleksey Yuryevich Petrov", "Petrov", "Aleksey Yuryevich Petrov"},
		{"Aleksey Yuryevich Petrov", "Алексей Петров", "Aleksey Yuryevich Petrov"},
		{"Ana Costa", "Ana Costa", "Ana Costa"},
	} {
		if got := shownName(c.listed, c.printed); got != c.want {
			t.Errorf("%s, printed %s: %s, want %s", c.listed, c.printed, got, c.want)
		}
	}
}
