"""Phrases as opponents of the reader wrote them in Spanish, decided by hand.

DECIDED: by rule, a phrase and the ends of what it allows ("-": none; a pair as it is). NOT_DECIDED:
phrases on which nothing may be decided, because a wrong decision is worse than none.
"""

DECIDED = {
    "R01": """
        uno por ciento | .5 1.5; el uno por ciento | .5 1.5; cero por ciento | 0 0;
        el 54 porciento | 53.5 54.5; cincuenta por ciento | 49.5 50.5;
        el cien por ciento | 100 100; el ciento por ciento | 100 100;
        aumentó al 24 por ciento | 23.5 24.5; aumentó hasta el 24 por ciento | 23.5 24.5;
        54 por ciento sin condena | 53.5 54.5; treinta y uno por ciento | 30.5 31.5;
        veintiún por ciento | 20.5 21.5; 0,5 % | .45 .55; 54.3 por ciento | 54.25 54.35;
        54,3 por ciento | 54.25 54.35
    """,
    "R02": """
        exactamente la mitad | 50 50
    """,
    "R03": """
        una persona | 1 1; cero | 0 0; no más que 40 | 40 40; cien personas | 100 100;
        400 en mayo | 400 400; solamente 12 | 12 12; nada menos que 400 | 400 400;
        ciento veinte personas | 120 120; las 352 personas | 352 352; 2011 arrestos | 2011 2011;
        12 años | 12 12; 400 mujeres y niños | 400 400; 12.345.678 | 12345678 12345678;
        los 54 | 54 54
    """,
    "R04": """
        1,5 millones | 1485000 1515000; 1.5 millones | 1485000 1515000;
        un millón de personas | 990000 1010000; mil personas | 990 1010;
        mil doscientas personas | 1188 1212; 4,5 millones | 4455000 4545000;
        1.200 personas | 1188 1212; 1 200 personas | 1188 1212
    """,
    "R05": """
        cuatro de cada cinco personas | 79 81; apenas la mitad | 49 51;
        solo un tercio | 32.33 34.33; la mitad | 49 51;
        dos tercios de las personas deportadas | 65.67 67.67; dos terceras partes | 65.67 67.67;
        las dos terceras partes | 65.67 67.67; las tres cuartas partes | 74 76;
        seis de cada diez | 59 61; 6 de cada 10 personas | 59 61; un cuarto | 24 26;
        la cuarta parte | 24 26; una cuarta parte de las personas | 24 26;
        únicamente un tercio | 32.33 34.33; una de cada cuatro | 24 26;
        352 de cada 1,000 | 35.15 35.25; 352 por cada 1,000 | 35.15 35.25;
        uno de cada mil | .09 .11; uno de cada dos | 49 51; 1/3 | 32.33 34.33;
        la quinta parte | 19 21; un quinto | 19 21; un décimo | 9 11; dos quintos | 39 41;
        tres quintas partes | 59 61
    """,
    "R06": """
        unas tres cuartas partes | 72.5 77.5; cerca de tres cuartos | 72.5 77.5;
        cerca de mil personas | 900 1100; unas 1.200 personas | 1150 1250;
        unas 1,200 personas | 1150 1250; alrededor de 1,200 personas | 1150 1250;
        un 40 por ciento más o menos | 37.5 42.5; más o menos la mitad | 47.5 52.5;
        la mitad, aproximadamente | 47.5 52.5; cerca de 40 | 36 44
    """,
    "R07": """
        casi la mitad | 47.5 50; casi dos tercios | 65 66.6667; casi mil | 900 1000;
        algo menos de la mitad | 47.5 50
    """,
    "R08": """
        más de cuatro de cada cinco | 80 -; más de la mitad de las personas | 50 -;
        más de un millón | 1000000 -; más de una docena | 12 -; más de cien | 100 -;
        más de mil | 1000 -; superior al 50 por ciento | 50 -; más de 12 años | 12 -;
        más de una | 1 -
    """,
    "R09": """
        un poco más de la mitad | 50 52.5; algo más de la mitad | 50 52.5;
        poco más de la mitad | 50 52.5; ligeramente más de la mitad | 50 52.5
    """,
    "R10": """
        no menos de 300 personas | 300 -; 1,200 o más | 1200 -; cuando menos 400 | 400 -;
        al menos 400 personas | 400 -; el 54% o más | 54 -; la mitad o más | 50 -;
        400 por lo menos | 400 -; 400, por lo menos | 400 -
    """,
    "R11": """
        menos de 1 de cada 10 | - 10; menos del uno por ciento | - 1; menos del 1% | - 1;
        cayó por debajo del 40 por ciento | - 40; inferior al 50 por ciento | - 50
    """,
    "R12": """
        no más de la mitad | - 50; la mitad o menos | - 50; 400 como máximo | - 400
    """,
    "R13": """
        hasta 400 | 400 400; hasta un 40 por ciento | 39.5 40.5
    """,
    "R14": """
        entre el 40 y el 50 por ciento | 39.5 50.5; entre un 40 y un 50% | 39.5 50.5;
        de 40 a 50 por ciento | 39.5 50.5; del 40 al 50 por ciento | 39.5 50.5;
        40-50% | 39.5 50.5; 400 a 500 | 399.5 500.5; entre 400 y 500 personas | 399.5 500.5
    """,
    "R15": """
        la mayor parte | 50 -; la mayor parte de las personas | 50 -;
        la mayoría de las personas detenidas | 50 -
    """,
    "R16": """
        nadie | 0 0; ninguna persona | 0 0; todos ellos | 100 100; todas las personas | 100 100
    """,
    "R17": """
        211 de los 391 arrestos | pair 211/391; 352 de 391 | pair 352/391; 0 de 40 | pair 0/40
    """,
    "R18": """
        se redujo un tercio | -34.33 -32.33; se redujo en un tercio | -34.33 -32.33;
        aumentó un 24 por ciento | 23.5 24.5; aumentó 24% | 23.5 24.5;
        aumentó en un 24 por ciento | 23.5 24.5; aumentó más de la mitad | 50 -;
        un 24% más | 23.5 24.5; un 24 por ciento más que en 2010 | 23.5 24.5;
        un 24 por ciento menos | -24.5 -23.5; un 24 por ciento más alto | 23.5 24.5;
        un aumento del 24 por ciento | 23.5 24.5; una reducción del 24% | -24.5 -23.5;
        los arrestos subieron un 24 por ciento en 2011 | 23.5 24.5;
        una caída de casi la mitad | -50 -47.5
    """,
    "R19": """
        un aumento de 24 puntos | 23.5 24.5; cayó 11 puntos | -11.5 -10.5;
        11 puntos más | 10.5 11.5; 11 puntos menos que en 2010 | -11.5 -10.5
    """,
    "R20": """
        el doble | 1.9 2.1; el doble de arrestos | 1.9 2.1; el doble que en 2010 | 1.9 2.1;
        casi el doble | 1.8 2; más del doble | 2 -; más del doble que en 2010 | 2 -;
        dos veces el número | 1.9 2.1; tres veces la tasa | 2.85 3.15; 1,6 veces | 1.55 1.65;
        el triple | 2.85 3.15; el cuádruple | 3.8 4.2; más de dos veces el número | 2 -;
        más del triple | 3 -; menos del doble | - 2
    """,
    "R22": """
        se duplicó | 1.9 2.1; se ha duplicado | 1.9 2.1; casi se duplicó | 1.8 2;
        se triplicó desde 2010 | 2.85 3.15; se redujo a la mitad | .475 .525;
        los arrestos se duplicaron | 1.9 2.1; los arrestos casi se triplicaron | 2.7 3;
        los arrestos se redujeron a la mitad | .475 .525
    """,
    "R23": """
        aumentó en 24 | 24 24; 48 más que en 2010 | 48 48; 48 personas más que en 2010 | 48 48;
        48 arrestos menos que en 2010 | -48 -48; cayó en 48 | -48 -48
    """,
    "R24": """
        el mayor | 1 1; el mayor número | 1 1; el mayor número de arrestos | 1 1;
        la mayor cantidad | 1 1; el cuarto más alto | 4 4; el más alto del país | 1 1;
        el segundo más alto | 2 2; el segundo | 2 2; el menor número | 1 1
    """,
    "R25": """
        cientos de personas | 200 -; decenas de personas | 20 -; docenas de personas | 24 -;
        una docena de personas | 12 12; media docena | 6 6; dos docenas | 24 24;
        decenas de miles | 20000 -; millones | 2000000 -
    """,
    "R27": """
        casi todas las personas | 95 100; prácticamente todos | 95 100
    """,
}

NOT_DECIDED = """
    una en cuatro; 1'000,000; 1,234,5; la mitad de lo que era; medio siglo; unas decenas;
    400 y pico; cuarenta y tantos; dos millones y medio; más de 211 de 391; la mayor parte del año;
    bastante más de la mitad; mucho más de la mitad; muy por encima de la mitad;
    la mitad más uno; medio punto; ni uno; ni una sola persona; ni siquiera la mitad; no todos;
    casi medio millón; medio millón de personas; un cuarto de millón; un millón y medio;
    millón y medio; un centenar de personas; un par de cientos; varios cientos; varias decenas;
    unos cientos; un estimado de 1,200; hasta en un 40 por ciento; más de 400 y menos de 500;
    40 o 50 por ciento; 54 puntos porcentuales; 54 puntos; todos menos tres;
    todas las personas menos tres; la práctica totalidad; la totalidad; una minoría;
    una escasa mayoría; la amplia mayoría; la gran mayoría; la inmensa mayoría de las personas;
    una mayoría absoluta; la mayoría absoluta; mayores de 18 años; mayor de edad; menores;
    menores de edad; más arrestos; menos arrestos; la mitad de arrestos que en 2010;
    1,200 veces el número; 1,625 veces el número; una vez y media; se duplicaron con creces;
    aumentó del 40 al 54 por ciento; pasó del 40 al 54 por ciento; aumentó más del doble;
    subió de 40 a 54; superó el 50 por ciento; supera la mitad; rebasó los mil; alcanzó 1,000;
    llegó a 1,000; un cuarto lugar; cuarto lugar; el primero; el primer lugar;
    uno de los más altos; entre los más altos; segundo lugar; un récord de 400; 48 más;
    otras 48 personas; 48 personas más; el otro 46 por ciento; el 46 por ciento restante;
    54 por ciento de las veces; 54 por ciento al año; 400 al día; 400 por día; 400 por mes;
    400 diarios; 400 cada año; 400 en un solo día; 400 en 40 estados;
    400 personas, entre ellas 12 niños; 400 dólares; $400; 400 km; -400; ~400 personas; > 54%;
    si no la mayoría; quizá la mitad; tal vez 54 por ciento; probablemente la mitad;
    nada más 12; ni más ni menos que 400; justo la mitad; uno de cada cuatro o cinco;
    una de cada tres y media; ambos; ninguno de los dos; ninguno de los 40; cada uno;
    cada 12 minutos; todos los días; todo el mundo; todo el año; sin condena; sin antecedentes;
    31 de diciembre; once de septiembre; no hubo un aumento del 24 por ciento;
    sin un aumento del 24 por ciento; no aumentó un 24 por ciento; no llegó a duplicarse;
    no se duplicó; los arrestos aumentaron mucho; 24 por ciento por encima del promedio;
    24 por ciento por debajo; 24 por ciento del aumento; 24 por ciento anual;
    el 24 por ciento no fue condenado; el 24 por ciento nunca fue condenado;
    todas las 352 personas; 352 por 100,000 habitantes; 24/7; desde 2011; año fiscal 2011;
    7 de marzo; marzo de 2011; nivel 1; sección 287(g); 12 años de edad; menores de 12 años;
    más de 12 horas al día; mayores de 65; 12 veces al día; arrestado tres veces;
    tres veces al año; deportado dos veces; dos veces por semana; una vez; otra vez; segundo;
    un segundo; segunda detención; el más grave; los más graves; los menores; las menores;
    el mayor de los tres; la mayor detenida; los mayores; 400 o 500; 400 y 500; entre todos;
    400 frente a 300; 400 más; 400 mujeres y 300 hombres; más de 300 pero menos de 400;
    más que todos; más que nadie; más de una vez; dos a uno; 41 de 40; docena;
    decenas de millones; decenas más; miles y miles; miles más; muchos más de la mitad;
    aproximadamente la mitad o más; poco más o menos la mitad; cerca de la frontera; unos;
    nada; la media; media hora; medio día; media noche; tercio; la tercera vez;
    una tercera persona; una quinta; una décima; un 54; el 54;
    el 54 por ciento y el 46 por ciento; un 54 por ciento frente al 46; 48 menos;
    una diferencia de 48; una diferencia de 11 puntos; 11 puntos por encima
"""
