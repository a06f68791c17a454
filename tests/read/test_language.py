"""English is told from other languages; what is mixed or short counts as English."""

import pytest

from dateline.extract.language import is_english

ENGLISH = (
    "The harbour will reopen in stages from Monday, the minister said, after divers had cleared the wreckage that had "
    "blocked it for nine days. She told reporters that the first ships would be let in by the weekend."
)
OTHERS = {
    "Spanish": "El puerto volverá a abrir por etapas a partir del lunes, dijo la ministra, después de que los buzos "
    "retiraran los restos del barco que lo habían bloqueado durante nueve días. No se sabe cuándo podrán entrar los "
    "primeros buques, pero he visto un plan que es de interés para la ciudad.",
    "French": "Le port rouvrira par étapes à partir de lundi, a dit la ministre, après que les plongeurs ont retiré "
    "l'épave qui le bloquait depuis neuf jours. On ne sait pas quand les premiers navires pourront entrer, mais il "
    "est question de la fin de la semaine, et non de la suivante.",
    "German": "Der Hafen wird ab Montag in Etappen wieder geöffnet, sagte die Ministerin, nachdem Taucher das Wrack "
    "geborgen hatten, das ihn neun Tage lang blockiert hatte. Es war in der Stadt so still, dass man das Wasser am "
    "Kai hören konnte, und in den Bars saß niemand mehr.",
    "Portuguese": "O porto vai reabrir por etapas a partir de segunda-feira, disse a ministra, depois de os "
    "mergulhadores terem retirado os destroços que o bloqueavam há nove dias. Não se sabe quando os primeiros navios "
    "poderão entrar, mas há um plano para o fim da semana.",
    "Italian": "Il porto riaprirà a tappe da lunedì, ha detto la ministra, dopo che i sommozzatori hanno rimosso il "
    "relitto che lo bloccava da nove giorni. Non si sa quando le prime navi potranno entrare, ma per la città è una "
    "buona notizia, e lo è anche per i pescatori.",
    "Dutch": "De haven gaat vanaf maandag in stappen weer open, zei de minister, nadat duikers het wrak hadden "
    "geborgen dat hem negen dagen had geblokkeerd. Het is nog niet bekend of er in het weekend al schepen in of uit "
    "mogen, maar we weten dat er over een plan is gesproken.",
    "Polish": "Port zostanie ponownie otwarty etapami od poniedziałku, powiedziała minister, gdy nurkowie usunęli "
    "wrak, który blokował go przez dziewięć dni. Nie wiadomo jeszcze, kiedy pierwsze statki będą mogły wpłynąć, ale "
    "do miasta wraca nadzieja, a to jest na razie najważniejsze.",
    "Turkish": "Liman pazartesi gününden itibaren aşamalı olarak yeniden açılacak, dedi bakan; dalgıçlar dokuz gün "
    "boyunca limanı kapatan enkazı kaldırmıştı. İlk gemilerin ne zaman gireceği bilinmiyor, ama şehirde herkes hafta "
    "sonunu bekliyor ve balıkçılar o gün denize açılmak istiyor.",
    "Russian": "Гавань откроется поэтапно с понедельника, сообщила министр, после того как водолазы убрали обломки, "
    "которые закрывали её девять дней. Когда войдут первые суда, пока неизвестно, но в городе уже ждут выходных.",
    "Japanese": "港は月曜日から段階的に再開されると大臣は述べた。潜水士が九日間にわたって港をふさいでいた残骸を"
    "撤去したためである。最初の船がいつ入港できるかはまだ分かっていないが、町では週末を待つ声が"
    "上がっている。漁師たちは海に出る日を心待ちにしている。",
    "Afrikaans": "Die hawe word van Maandag af in stappe heropen, het die minister gesê, nadat duikers die wrak "
    "verwyder het wat dit nege dae lank versper het. Dit is nog nie bekend of daar oor die naweek skepe in mag kom "
    "nie, maar daar was by die stad se raad in Kaapstad 'n plan.",
    "Swedish": "Hamnen öppnas igen i etapper från och med måndag, sade ministern, sedan dykare hade tagit bort vraket "
    "som hade spärrat den i nio dagar. Ännu vet ingen när de första fartygen får gå in, men i staden hoppas man att "
    "det blir före helgen, och att fisket kan börja.",
    "Danish": "Havnen åbner igen i etaper fra mandag, sagde ministeren, efter at dykkere havde fjernet vraget, som "
    "havde spærret den i ni dage. Ingen ved endnu, hvornår de første skibe må komme ind, men i byen håber man at det "
    "sker før weekenden, og at fiskeriet kan begynde for alle.",
}  # fmt: skip
TWEETS = "".join(
    f'<blockquote class="twitter-tweet"><p>Crews on site, day {day}. #Harbour #Reopening @portauthority</p>&mdash; '
    f'Port Authority (@portauthority) <a href="https://example.org/status/{day}">April {day}</a></blockquote>\n'
    for day in range(1, 9)
)


SHORT = (
    "Mr. Lanell is expected to tour a battery plant and an aircraft factory in Pelwick on Friday. (Reporting by Salham "
    "Lanell; editing by Morwick Jaston) Norway decided in 2020 to raise spending to 2% of output by 2021."
)


def test_few_words_of_english_are_english() -> None:
    assert is_english(SHORT)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language: str) -> None:
    assert not is_english(OTHERS[language])
    assert not is_english("\n".join([OTHERS[language]] * 60))


@pytest.mark.parametrize("language", OTHERS)
def test_a_foreign_article_with_markup_and_an_english_name_stays_foreign(language: str) -> None:
    text = OTHERS[language] + ' <a class="the of and" href="https://example.org/the/of/and">Port of the Isles</a>'
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH + "\n" + TWEETS,
        TWEETS + "\n" + ENGLISH,
        f"{ENGLISH} “{OTHERS['Spanish'][:120]}”, she added.",
        f"{ENGLISH} {OTHERS['Japanese'][:40]}, the signs read.",
        "Reopening: stage one Monday, stage two Friday. " * 2,
        "",
        "Harbor 12, Bay 3",
        "Гавань.",
        "2024-04-08 " * 50,
    ],
)  # fmt: skip
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert is_english(text)
