/**
 * Everyday things by what they are called: English / Spanish / German, lower case and without accents; `*` stands for
 * any ending. The first English word is the name of the thing.
 */
export const table = `
coffee espresso latte cappuccino / cafe cafes cortado cafecito espresso capuchino / kaffee espresso
tea / te infusion manzanilla / tee
water / agua / wasser mineralwasser sprudel
juice / zumo jugo / saft orangensaft apfelsaft
lemonade soda coke cola / limonada refresco gaseosa cocacola / limonade limo cola
beer beers pint / cerveza cana cervezas / bier biere pils
wine / vino / wein rotwein weisswein
chocolate cocoa / chocolate cacao / schokolade kakao
milk / leche / milch
sugar / azucar / zucker
ice / hielo / eis
bread toast roll rolls / pan tostada tostadas / brot brotchen toast
sandwich sandwiches / bocadillo bocata sandwich / sandwich stulle
cake pastry pie croissant muffin donut / tarta pastel bizcocho croissant cruasan churros magdalena bollo / kuchen torte geback croissant
soup / sopa gazpacho / suppe
salad / ensalada / salat
egg eggs omelette / huevo huevos tortilla / ei eier omelett
cheese / queso / kase
ham bacon sausage / jamon salchicha chorizo / schinken wurst speck
meat steak beef chicken pork / carne pollo ternera cerdo filete / fleisch hahnchen schnitzel steak
fish tuna / pescado atun merluza / fisch thunfisch
fruit apple apples orange oranges banana bananas / fruta manzana* naranja* platano* / obst apfel apfel* orange* banane*
vegetable vegetables potatoes tomato tomatoes / verdura* patata* tomate* / gemuse kartoffel* tomate*
dessert / postre flan helado / nachtisch dessert
sweet sweets candy / dulce dulces / suss* sussigkeit*
bill check cheque / cuenta factura / rechnung
menu / carta menu / speisekarte karte
card mastercard / tarjeta mastercard / karte kreditkarte mastercard
cash coins change / efectivo metalico monedas suelto / bar bargeld munzen
pay paying paid / pag* cobr* / zahl* bezahl*
expensive / caro cara / teuer
cheap / barato barata / billig gunstig
table / mesa / tisch
counter / barra / theke tresen
terrace patio outside / terraza fuera / terrasse draussen
window / ventana / fenster
office / oficina despacho / buro
bed beds / cama / bett
stay staying stays remain / qued* / bleib*
sit sitting seat seats / sient* sentar* / sitz* setz*
wrap wrapped / envuelv* / einpack*
empty vacant / vaci* / leer
pleasure delighted / placer encantad* / vergnugen freut
breakfast / desayun* / fruhstuck*
lunch / comida almuerz* comer / mittagessen
dinner supper / cena cenar / abendessen
food eat eating meal snack snacks / comida comer algo bocado / essen imbiss
drink drinks beverage thirsty / beb* tomar / trink* getrank*
station trains / estacion / bahnhof hauptbahnhof
train / tren / zug zuge
bus coach / autobus bus autocar / bus busse
metro underground subway tube / metro / ubahn untergrundbahn
tram / tranvia / strassenbahn tram
taxi cab / taxi / taxi
car drive driving drove / coche carro auto conduc* / auto wagen
bicycle bike cycling / bici* / fahrrad rad
plane flight flew fly / avion vuelo / flugzeug flug flieg*
ship boat ferry / barco ferry / schiff boot
foot walk walking walked / pie andando caminando camin* / fuss laufen laufe zufuss spazier*
ticket tickets / billete* boleto* entrada* / fahrkarte* ticket* karte
platform track / anden via / gleis bahnsteig
airport / aeropuerto / flughafen
hotel hostel / hotel hostal / hotel herberge pension
hospital / hospital / krankenhaus
doctor physician surgeon patients patient medical / medico doctor* paciente* / arzt arztin patient*
pharmacy chemist drugstore / farmacia / apotheke
police officer / policia / polizei
museum / museo / museum
church cathedral / iglesia catedral / kirche dom
school university / escuela colegio universidad / schule universitat
bank / banco / bank sparkasse
postoffice post mail letters / correos correo / post postamt
supermarket shop store shops / supermercado tienda / supermarkt laden geschaft
market / mercado / markt marktplatz
park garden / parque jardin / park garten
square plaza / plaza / platz
bridge / puente / brucke
river / rio / fluss
beach sea coast / playa mar costa / strand meer
town centre center downtown city capital metropolis / centro ciudad capital / zentrum stadt innenstadt stadtmitte hauptstadt
townhall / ayuntamiento / rathaus
street road avenue / calle avenida / strasse
corner / esquina / ecke
trafficlight lights / semaforo / ampel
crossing junction crossroads intersection / cruce / kreuzung
toilet bathroom restroom loo / bano servicio* aseo* lavabo* / toilette wc klo
left / izquierda izquierdo / links linke*
right / derecha derecho / rechts rechte*
straight ahead / recto derecho / geradeaus gerade
near close nearby / cerca / nahe nah nahe*
far / lejos / weit
here / aqui aca / hier
behind / detras / hinter
opposite across / enfrente / gegenuber
beside next / lado junto / neben
first / primer* / erste*
second / segund* / zweite*
third / tercer* / dritte*
map / mapa plano / karte stadtplan plan
way directions route / camino / weg
find looking search seek / busc* encontr* / such* find*
lost / perdid* / verlaufen verirrt verloren
turn / gir* dobl* tuerza / abbieg* biegen biege
cross / cruz* / uberquer*
help helped / ayud* / hilf* helf* geholfen
north northern / norte / norden nord
south southern / sur / suden sud
east eastern / este / osten ost
west western / oeste / westen
home house flat apartment live living / casa piso viv* / haus heim zuhause wohnung wohn*
work working job business employed employment / trabaj* negocio* empleo / arbeit* job beruf geschaftlich
visit visiting see seeing / visit* ver / besuch* sehe
holiday vacation holidays tourism tourist sightseeing / vacacion* turis* / urlaub ferien tourist*
study student studies course / estudi* curso / studi* student* kurs
meeting conference appointment / reunion conferencia cita / treffen termin besprechung konferenz
mother mum mom / madre mama / mutter mama
father dad / padre papa / vater papa
sister / hermana / schwester
brother / hermano / bruder
wife / esposa mujer / frau ehefrau
husband / marido esposo / mann ehemann
child children son daughter kids / hijo* hija* nino* / kind* sohn tochter
family relatives parents / familia parientes / familie verwandte eltern
aunt uncle cousin grandmother grandfather grandma grandpa / tia tio prim* abuel* / tante onkel oma opa grossmutter grossvater
friend friends boyfriend girlfriend partner colleague colleagues mate / amig* novi* pareja companer* colega* / freund* kolleg*
person persons people man woman passenger passengers someone somebody / persona personas hombre pasajero* alguien gente / person* leute jemand passagier*
wedding married / boda casad* / hochzeit verheiratet
funeral burial / funeral entierro / beerdigung
passport / pasaporte / pass reisepass
papers paper documents document identification identity id permit visa licence license pass / papel* document* identi* permiso visado carne / papiere ausweis dokument* visum fuhrerschein erlaubnis
clothes clothing shirt shirts socks trousers sweater jacket coat shoes underwear dress pyjamas laundry / ropa camis* calcetin* pantalon* zapat* chaqueta abrigo / kleid* hemd* socken hose jacke schuhe mantel wasche
book books novel magazine newspaper / libro* novela revista periodico / buch bucher roman zeitung zeitschrift
phone telephone mobile laptop computer camera charger tablet / telefono movil portatil ordenador camara / telefon handy laptop computer kamera
toothbrush soap toiletries towel shampoo / cepillo jabon toalla champu / zahnburste seife handtuch
medicine medication pills tablets bandage bandages drugs aid / medicina* pastilla* medicamento* / medizin tabletten medikament*
present presents gift gifts souvenir toy toys / regalo* recuerdo* juguete* / geschenk* spielzeug andenken
tools tool hammer / herramienta* / werkzeug
money wallet purse / dinero cartera / geld brieftasche portemonnaie
key keys / llave* / schlussel
weapon weapons gun guns knife knives rifle rifles pistol pistols bomb bombs grenade grenades explosives ammunition / arma* pistola cuchillo bomba explosivo* / waffe* pistole messer bombe sprengstoff
drugs drug / droga* / drogen
bag suitcase luggage backpack case baggage rucksack / maleta* bolsa bolso mochila equipaje / tasche koffer gepack rucksack
alone myself / solo sola solito solita / allein alleine
day days / dia dias / tag tage tagen
week weeks / semana* / woche*
month months / mes meses / monat*
year years / ano anos / jahr*
hour hours / hora horas / stunde*
minute minutes / minuto* / minute*
night nights overnight / noche* / nacht nachte nachten
evening tonight / tarde noche / abend
morning tomorrow / manana / morgen
today / hoy / heute
yesterday / ayer / gestern
monday / lunes / montag
tuesday / martes / dienstag
wednesday / miercoles / mittwoch
thursday / jueves / donnerstag
friday / viernes / freitag
saturday / sabado / samstag
sunday / domingo / sonntag
return back / vuelta volver regres* / zuruck ruckfahr* ruckweg
single oneway / ida / einfach
hurry quickly soon / prisa pronto / eilig schnell bald
repeat again / repet* repit* otra / wiederhol* nochmal noch
slow slowly / despacio lento / langsam*
understand understood / entiend* comprend* / versteh* verstanden
name called surname / nombre llam* apellido / name heisse heisst namens
old age / edad / alt alter
born / nac* / geboren
nationality citizen / nacionalidad ciudadan* / staatsangehorigkeit burger*
red / rojo roja / rot rote*
blue / azul / blau*
green / verde / grun*
black / negro negra / schwarz*
white / blanco blanca / weiss*
yellow / amarill* / gelb*
brown / marron / braun*
open / abr* abiert* / offen offn* auf
closed close shut / cerr* / geschlossen zu schliess*
begin start starts / empie* comenz* / anfang* beginn*
end finish finished / termin* acab* / ende fertig
confirm confirmed confirming correct affirmative roger copy copied acknowledge acknowledged received wilco / confirm* correcto recibido afirmativo / bestatig* richtig korrekt verstanden
negative deny denied / negativo neg* / negativ
over out / cambio / ende
stop halt abort cancel / alto par* cancel* / halt stopp anhalten abbrech*
enemy hostile / enemig* / feind*
base headquarters / base cuartel / basis zentrale
weather rain raining sun sunny / tiempo lluvia sol / wetter regen sonne
reservation booked booking reserved reserve / reserv* / reservier* gebucht
room / habitacion / zimmer
pain hurts hurt ache headache / dol* duel* / schmerz* weh kopfschmerzen
fever / fiebre / fieber
`

/** How something is: it may be said or left out. */
export const manners = `
hot warm / caliente / heiss warm
cold iced / frio fria / kalt kuhl
small little / pequen* chico / klein*
big large / grande / gross*
like love enjoy / gust* encant* / mag gern gerne mogen gefallt
good fine well great / bien bueno buena estupendo / gut prima schon
bad sick ill unwell / mal malo mala enferm* / schlecht krank
`

/** Words that only carry others: they tell little of what is meant. */
export const frames = `
want would like wish wanna prefer take have get gimme / quier* quisiera querria deseo dese* pon* pongame traig* traer tomo tomare dame deme prefier* apetece gustaria / mochte will wurde nehm* hatte hatt* bekomm* wunsch* kriege
give bring show hand / dar da doy ense* muestr* / geb* gib bring* zeig*
go going head heading travel travelling traveling trip journey bound / ir voy vamos va viaj* / gehe gehen geht fahr* reise*
come coming came arrive arrived / vengo ven* veng* lleg* / komm* kam ankomm*
be am is are was / soy eres es estoy esta estan son / bin bist ist sind
carry carrying contains inside / llev* dentro contiene / trag* drin enthalt
know / se sab* conoc* / weiss kenn*
tell say / dig* dec* / sag*
`

/** The words that ask. */
export const questions = `
where / donde adonde / wo wohin woher
when / cuando / wann
who / quien / wer
what which / que cual / was welche*
why / porque / warum wieso
how / como / wie
howmuch / cuanto cuanta cuantos cuesta cuestan vale / wieviel kostet kosten
`

/** Things of one kind: who may have one may as a rule have another. */
export const kinds = `
drink: coffee tea water juice lemonade beer wine chocolate
food: bread sandwich cake soup salad egg cheese ham meat fish fruit vegetable dessert
place: river station airport hotel hospital pharmacy police museum church school bank postoffice supermarket market park square bridge river beach town townhall toilet
seat: table counter terrace window
workplace: home work office school university hotel
transport: train bus metro tram taxi car bicycle plane ship
papers: passport papers
belongings: clothes book phone toothbrush medicine present tools money key fruit sandwich bread food camera water
family: family mother father sister brother wife husband child aunt friend
purpose: work visit holiday study meeting wedding funeral
time: day week month year hour minute night
weekday: monday tuesday wednesday thursday friday saturday sunday
payment: card cash
colour: red blue green black white yellow brown
`

/** Of these one excludes the others. */
export const exclusive = `
left right straight
north south east west
first second third
hot cold
small big
near far
open closed
confirm negative
card cash
single return
today tomorrow yesterday
monday tuesday wednesday thursday friday saturday sunday
red blue green black white yellow brown
mother father sister brother wife husband
begin end
`
