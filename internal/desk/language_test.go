package desk

import (
	"strings"
	"testing"
)

// TestForeign tells languages that are not read, and leaves lists, boxes, short and mixed texts alone.
func TestForeign(t *testing.T) {
	t.Parallel()
	const german = "Die Mannschaft von Bravia hat bei den Spielen in Ayton zwei goldene Medaillen gewonnen, und das ist für den kleinen Verband ein großer Erfolg, der nicht nur die Trainer freut."
	const english = "The team of Bravia won two gold medals at the Games in Ayton, and for the small federation it was a success that made more than its coaches happy."
	for _, c := range []struct{ name, text, want string }{
		{"german", german, "de"},
		{"english", english, ""},
		{"french", "L'équipe de Bravia a gagné deux médailles d'or aux Jeux d'Ayton, et c'est pour la petite fédération un succès qui ne réjouit pas que les entraîneurs.", ""},
		{"spanish", "El equipo de Bravia ganó dos medallas de oro en los Juegos de Ayton, y para la pequeña federación es un éxito que no solo alegra a los entrenadores.", "es"},
		{"ukrainian", "Збірна Бравії виграла дві золоті медалі на Іграх в Ейтоні, і для невеликої федерації це успіх, який тішить не тільки тренерів, але й усіх.", "uk"},
		{"chinese", strings.Repeat("布拉维亚队在艾顿运动会上赢得了两枚金牌。", 4), "Han"},
		{"arabic", strings.Repeat("فاز فريق برافيا بميداليتين ذهبيتين في الألعاب ", 3), "Arabic"},
		{"mixed", english + "\n" + german, ""},
		{"quoted", english + " „Das ist für uns ein großer Tag und wir sind stolz auf die Mannschaft“, said he.", ""},
		{"short", "Die Spiele und der Sport", ""},
		{"list", "Anna Alfa, Berta Bravo, Carla Charlie, Dora Delta, Emma Echo, Frida Foxtrot, Gerda Golf, Heidi Hotel, Ida India, Jutta Juliett, Klara Kilo, Lena Lima", ""},
		{"numbers", strings.Repeat("1 2 3 4 5 | ", 40), ""},
		{"emoji", strings.Repeat("🏅🥇", 100), ""},
		{"nothing", "", ""},
	} {
		if got := foreign([]byte(c.text), []string{"en", "fr"}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := foreign([]byte(german), []string{"en", "de"}); got != "" {
		t.Errorf("German is read, and foreign as %q", got)
	}
}
