"""Given names of Europe that are no ordinary word in any language of the bot.

A table of its own: names go with people, and a Swede may be called Jean. A language adds those that it has
beside, as `given_names` in its `language.yaml`.
"""

from __future__ import annotations

from bot.languages import of_all
from bot.privacy.word_lists import word_set

_COMMON = word_set(
    "adam adrien agathe agnès ahmed aida albin alexandre alexis alfred alice alicia aline alma amanda",
    "amandine amélie amina amir anaïs anders andrea andreas andrew andré anette angela anita anja ann anna",
    "anne annie annika anton antoine antony arnaud arne arthur arvid astrid aurélie aurélien axel barbara",
    "barbro baptiste beatrice béatrice benjamin bengt benoît bernard berit bertil bertrand birgitta björn",
    "bo brigitte britta bruno camilla camille carin carina carl carola caroline catherine cécile cecilia",
    "cédric céline charles charlotte charlie christelle christer christian christina christine christophe",
    "christopher clara clément colm coralie corinne dagmar damien daniel danièle david deborah delphine",
    "denis diana didier dominique ebba edith edvin edward elena eleonora elias elin elisabet elisabeth",
    "elizabeth élodie ella elsa emelie emil emilia emilie émilie emily emma emmanuel eric erik erika erwan",
    "ester estelle esther étienne eva evelina fabian fabien fabienne fabrice fanny fatima felix filip",
    "florence florent florian françois françoise fredrik fredrika gabriel gaël gaëlle géraldine gérard",
    "george gilles giovanni göran greta guillaume gunilla gunnar gustaf gustav håkan hampus hanna hannah",
    "hans helen hélène helena helene henri henrik henry hervé hilda hugo ida inès inga inger ingrid irène",
    "irina isabelle isak jack jacob jacqueline jacques jakob james jan jane jasmine jean jeanne jeannette",
    "jennifer jenny jérémy jérôme jessica jessika jimmy joachim joakim joan johan johanna johannes john jon",
    "jonas jonathan jörgen josefin joseph josé joséphine julia julie julien juliette jürgen kajsa karim",
    "karin karl karolina katarina kate katja kenneth kent kerstin kevin kim kjell klara klaus kristian",
    "kristina kristoffer lars lasse laura laure laurence laurent léa leif lena lennart léo lionel linda",
    "linnea lisa lisbeth loïc lotta louis louise lovisa luc lucas lucie ludovic lukas maja malik malika",
    "malin manon marc marcel marcus margareta margaux margot maria marianne marie marina marine marion",
    "markus martin martina märta mathieu mathilde matilda mats matthew matthias matthieu mattias maud",
    "maxime mehdi melanie mélanie melissa michael michaël michaela michel michèle mikael mireille mohamed",
    "mohammed moa monica monika monique morgane myriam nadia nadine natalie natasha nathalie nathan niamh",
    "nicholas nicolas nicole niklas nils nina noah noémie nora odile olga olivia olivier olle oscar oskar",
    "otto pascal pascale patrice patricia patrick patrik paul paula paulina pauline pelle per-erik peter",
    "petra petter philip philippe pierre-yves pontus quentin rachel rachid raj ralf raphaël rasmus rebecca",
    "rebecka régine rémi rémy renaud richard rickard robert robin roger roland rolf romain ronny ruth",
    "sabine sabrina salma samia samira samuel sandra sandrine sanna sara sarah sébastien siv siobhán simon",
    "simone sofia sofie solène sonia sophia sophie stefan steven stina stéphane stéphanie susanna susanne",
    "sven sverker svetlana sylvain sylvia sylvie tess tessa theo théo theodor thérèse thibault thibaut",
    "thierry thomas tina tobias tom tomas tomasz tommy tony tove tristan ulf ulla ulrika ulrike urban",
    "valérie vanessa vera véronique victor victoria viktor viktoria vincent virginie viveka walter wilhelm",
    "william xavier yann yannick yasmina yolande ylva yves yvette yvonne zoé åke åsa örjan",
)

GIVEN_NAMES = _COMMON.union(of_all(lambda language: language.privacy.given_names))
"""In small letters."""
