package medal_test

import (
	"fmt"
	"slices"
	"testing"

	"altyn"
	"altyn/medal"
)

func TestTimelineOf(t *testing.T) {
	r := shipped(t)
	for _, tt := range []struct {
		person altyn.PersonID
		basis  medal.Basis
		want   []string
	}{
		{"ilya-ilyin", medal.ByResult, []string{"0-0-0", "1-0-0", "2-0-0", "0-0-0"}},
		{"anna-nurmukhambetova", medal.ByResult, []string{"0-0-0", "0-0-1", "0-1-0"}},
		{"anna-nurmukhambetova", medal.ByAllocation, []string{"0-0-0", "0-0-1", "0-1-0"}},
		{"olga-rypakova", medal.ByResult, []string{"0-0-0", "1-0-0", "1-0-1", "1-0-2", "1-1-1"}},
		{"nobody-at-all", medal.ByResult, nil},
	} {
		spans := medal.TimelineOf(r, medal.Query{Games: medal.Series(r, ""), Basis: tt.basis}, tt.person)
		var got []string
		for i, s := range spans {
			if i > 0 && s.From != spans[i-1].Until+1 {
				t.Errorf("%s: a hole before %s", tt.person, s.From)
			}
			if text := fmt.Sprintf("%d-%d-%d", s.Line.Gold, s.Line.Silver, s.Line.Bronze); s.Known && (len(got) == 0 || got[len(got)-1] != text) {
				got = append(got, text)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s by %s: got %q, want %q", tt.person, tt.basis, got, tt.want)
			for _, s := range spans {
				t.Logf("%+v", s)
			}
		}
	}
}
