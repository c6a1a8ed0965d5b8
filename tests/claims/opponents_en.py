"""Phrases as opponents of the reader wrote them in English, decided by hand.

DECIDED: by rule, a phrase and the ends of what it allows ("-": none; a pair as it is). NOT_DECIDED:
phrases on which nothing may be decided, because a wrong decision is worse than none.
"""

DECIDED = {
    "R01": """
        one percent | .5 1.5; zero percent | 0 0; 54 per cent | 53.5 54.5; 54.0% | 53.95 54.05;
        54 % | 53.5 54.5; fifty percent | 49.5 50.5; one hundred percent | 100 100;
        increased to 50 percent | 49.5 50.5; down to 24 percent | 23.5 24.5;
        54 percent without a conviction | 53.5 54.5; 54 percent with no conviction | 53.5 54.5;
        54 percent with no prior criminal convictions | 53.5 54.5;
        54 percent of people without criminal convictions | 53.5 54.5; .5 percent | .45 .55;
        0.5% | .45 .55
    """,
    "R02": """
        exactly half of them | 50 50; precisely one in four | 25 25
    """,
    "R03": """
        one person | 1 1; zero | 0 0; a hundred people | 100 100; as few as 40 | 40 40;
        400 in May | 400 400; only 12 | 12 12; a mere 12 people | 12 12; 352 of those | 352 352;
        2011 arrests | 2011 2011; 12 years | 12 12; 12 hours | 12 12; 400 non-citizens | 400 400;
        400 women and children | 400 400; 12.345.678 | 12345678 12345678
    """,
    "R04": """
        1.5 million | 1485000 1515000; a million | 990000 1010000; a thousand people | 990 1010;
        4.5 million | 4455000 4545000; 1'200 | 1188 1212; 1 200 people | 1188 1212
    """,
    "R05": """
        four out of every five people | 79 81; just a third | 32.33 34.33; just half | 49 51;
        two-thirds | 65.67 67.67; three-quarters of the immigrants | 74 76; six in ten | 59 61;
        6 in 10 immigrants | 59 61; 6 out of 10 | 59 61; 6 out of every 10 people | 59 61;
        one-fourth | 24 26; one fourth of the people | 24 26; a fourth of | 24 26;
        only a third | 32.33 34.33; fully half | 49 51; one in every four | 24 26;
        1 of every 4 | 24 26; one quarter | 24 26; a quarter | 24 26; 352 in 1,000 | 35.15 35.25;
        352 in every 1,000 | 35.15 35.25; one in a thousand | .09 .11; one in two | 49 51;
        one in three people | 32.33 34.33; 1/3 | 32.33 34.33; 2/3 of people | 65.67 67.67
    """,
    "R06": """
        close to 60 percent | 57.5 62.5; roughly two-thirds of those deported | 65 68.3333;
        about three quarters | 72.5 77.5; some 1,200 people | 1150 1250;
        40 percent or so | 37.5 42.5; 400 more or less | 360 440; 400, more or less | 360 440;
        half, roughly | 47.5 52.5
    """,
    "R07": """
        nearly two-thirds | 65 66.6667; almost half | 47.5 50; almost 500,000 | 450000 500000;
        nearly a thousand | 900 1000; nearly 1,000 people | 900 1000;
        slightly under half | 47.5 50; slightly less than half | 47.5 50
    """,
    "R08": """
        more than four out of five | 80 -; over half of all arrests | 50 -;
        upwards of 60% | 60 -; over 1 million | 1000000 -; more than a dozen | 12 -;
        more than a hundred | 100 -; rose above 50 percent | 50 -; over 18 | 18 -;
        more than one | 1 -
    """,
    "R09": """
        a little over half | 50 52.5; a little more than half | 50 52.5;
        a bit more than half | 50 52.5; slightly over half | 50 52.5
    """,
    "R10": """
        no fewer than 300 people | 300 -; not fewer than 300 | 300 -; 1,200-plus | 1200 -;
        1,200+ | 1200 -; 400+ people | 400 -; 54%+ | 54 -; 54 percent or higher | 54 -;
        54 percent or above | 54 -; half or more | 50 -; 400 at least | 400 -;
        400, at least | 400 -
    """,
    "R11": """
        fewer than 1 in 10 | - 10; less than one percent | - 1; less than 1% | - 1;
        under 1 percent | - 1; fell below 40 percent | - 40; fell under 40 percent | - 40;
        under 12 | - 12
    """,
    "R12": """
        not more than half | - 50; no more than half | - 50; half or fewer | - 50;
        400 at most | - 400
    """,
    "R13": """
        up to 400 | 400 400; as many as one in five | 19 21
    """,
    "R14": """
        40-50% | 39.5 50.5; 40 to 50 percent | 39.5 50.5; 40% to 50% | 39.5 50.5;
        between 40% and 50% | 39.5 50.5; 400 to 500 | 399.5 500.5;
        400 to 500 people | 399.5 500.5; between 400 and 500 people | 399.5 500.5
    """,
    "R15": """
        a majority of those arrested | 50 -; majority of those arrested | 50 -;
        most of those arrested | 50 -; most people arrested | 50 -; most arrests | 50 -
    """,
    "R16": """
        no one | 0 0; all of them | 100 100; no arrests | 0 0; every one of them | 100 100;
        everyone arrested | 100 100
    """,
    "R17": """
        1 of 4 | pair 1/4; 352 out of 391 | pair 352/391; 352 out of 1,000 | pair 352/1000;
        0 of 40 | pair 0/40
    """,
    "R18": """
        a 50 percent increase | 49.5 50.5; a 50 percent increase in arrests | 49.5 50.5;
        an increase of 50% | 49.5 50.5; increased 50% | 49.5 50.5; increased by half | 49 51;
        up 24% | 23.5 24.5; up 24 percent from 2010 | 23.5 24.5; up by 24 percent | 23.5 24.5;
        down 24 percent | -24.5 -23.5; 24 percent higher | 23.5 24.5; 24% more | 23.5 24.5;
        24 percent more likely | 23.5 24.5; 24 percent less | -24.5 -23.5;
        arrests in Boston rose 24 percent | 23.5 24.5;
        arrests rose by almost a quarter | 22.5 25; arrests rose more than 24 percent | 24 -;
        arrests fell by more than half | - -50; arrests fell by half | -51 -49;
        arrests were up 24 percent | 23.5 24.5; arrests, up 24 percent, | 23.5 24.5;
        a drop of nearly half | -50 -47.5; 24 percent growth | 23.5 24.5
    """,
    "R19": """
        24 points higher | 23.5 24.5; 24 percent points higher | 23.5 24.5;
        fell by 11 points | -11.5 -10.5
    """,
    "R20": """
        rose threefold | 2.85 3.15; increased more than tenfold | 10 -;
        less than half as many | - .5; half as many | .475 .525; 1.5 times as many | 1.45 1.55;
        1,200 times as many | 1140 1260; twice the rate | 1.9 2.1;
        twice the national average | 1.9 2.1; double the number | 1.9 2.1; double | 1.9 2.1;
        12 times | 11.4 12.6; three times | 2.85 3.15; twice | 1.9 2.1; more than twice | 2 -;
        more than twice as many | 2 -; no more than twice as many | - 2
    """,
    "R22": """
        doubled since 2010 | 1.9 2.1; nearly doubled | 1.8 2; more than doubled | 2 -;
        has doubled | 1.9 2.1; have more than tripled | 3 -; no more than doubled | - 2;
        arrests more than doubled | 2 -; the number of arrests nearly doubled | 1.8 2;
        arrests were cut in half | .475 .525
    """,
    "R23": """
        increased by 50 | 50 50; 48 more people than in 2010 | 48 48
    """,
    "R24": """
        the most | 1 1; the most arrests | 1 1; the fourth highest | 4 4; the largest | 1 1;
        the second-largest number | 2 2; the least | 1 1
    """,
    "R25": """
        dozens of people | 24 -; hundreds of thousands of people | 200000 -; 12 dozen | 144 144;
        half a dozen | 6 6; dozens | 24 -; tens of thousands | 20000 -; millions | 2000000 -
    """,
    "R27": """
        almost all of them | 95 100; nearly everyone | 95 100; virtually all | 95 100;
        practically all | 95 100; virtually none | 0 5
    """,
}

NOT_DECIDED = """
    in 2010 and 2011; fell tenfold; half a percentage point; half what it was; 4:30; 1.2m; 61k;
    12½ percent; half the rate; more than 211 of 391; 54 percent, or 211 people;
    well over half; well over 50 percent; far more than half; half of one percent;
    one half of one percent; not one; not a single one; not all; not most; not even half;
    almost half a million; half a million people; a quarter of a million; a quarter million;
    several hundred people; several thousand; a few hundred; a couple hundred; a couple dozen;
    scores of people; hundreds and hundreds; an estimated 1,200 people; 40 or 50 percent;
    40ish percent; 54 p.c.; 54 percentage points; 54 basis points; fifty-fifty; all but three;
    all but 3 of the 40; the bulk; the lion's share; a plurality; a minority; a tiny minority;
    a slim majority; a bare majority; a two-thirds majority; an absolute majority;
    a large majority; the vast majority; the overwhelming majority of those;
    the most common nationality; more arrests; fewer arrests; half again as many;
    one and a half times as many; two and a half times as many; doubled to 400;
    doubled from 200 to 400; doubled twice; tripled or quadrupled; a twofold increase;
    a threefold increase; increased from 40 percent; increased from 40 to 50 percent;
    a fivefold increase; up from 24 percent; 24 percent of more than 400;
    24 percent more than half; dropped 11 points to 54 percent; rose past 1,000; topped 1,000;
    exceeded half; surpassed 1,000; reached 1,000; hit 1,000; about 1 in 4 to 1 in 3;
    a fourth arrest; fourth in the nation; number one; No. 1; first; one of the highest;
    among the highest; highest ever; second only to Texas; the top state; the bottom;
    a record 400; a record high; a net 48 more; 48 more; 48 additional arrests;
    another 48 people; an extra 48; the other 46 percent; 46 percent did not;
    54 percent who were not convicted; 54 percent of the time; 54 percent sure;
    54 percent a year; 400 a day; 400 people per month; 400 each year; 400 arrests on Monday;
    400 in one day; 400 in 40 states; 400 people, including 12 children;
    400 people in 12 counties; 400, not 300; $400; 400 dollars; 400 miles; -400; ~400 people;
    ≈ 54%; > 54%; <54%; ≥ 54%; half if not more; if not most; perhaps half; maybe 54 percent;
    probably half; allegedly 400; barely half; barely a third; scarcely half; hardly half;
    easily half; one in four or five; quarter; quarterly; both; neither; none of the 40;
    no conviction; no criminal convictions; no longer half; every single person; each;
    every 12 minutes; had no increase of 24 percent; with no increase of 24 percent;
    without a 24 percent increase; did not rise 24 percent; not quite doubled; never doubled;
    arrests rose sharply; a rise of 24 points to 54 percent; a 24 percent chance;
    24 percent fewer than half; 24 percent under the average; 24 percent below the average;
    24 percent above the average; 24 percent off; 24 percent down; 24 percent over;
    24 percent off its peak; 24 percent per year; 24 percent annually; 24 percent of growth;
    24 percent of the increase; 24 percent of the rise in arrests;
    24 percent of those not convicted; 24 percent not convicted;
    24 percent were never convicted; 24 percent had not been convicted;
    24 percent were convicted of nothing; 24 percent were neither; all 352; all 352 people;
    all of the 352 people; 352 per 1,000; 352 per 100,000 residents; 9/11; 24/7; 50/50; 5/4;
    3/4/2011; since 2011; FY 2011; fiscal year 2011; March 2011; March 7; 7 March; the 4th;
    the 40th; the 1980s; Level 1; level one; Section 287(g); 287(g); 287g; Title 8; aged 12;
    12-year-old; 12 years old; 12 years and older; under 12 years old; over 18 years of age;
    people over 65; people under 18; more than 12 hours a day; 12 times a day;
    12 times since 2010; arrested three times; three times in a year; three times this year;
    deported twice; twice deported; twice a week; once; second; a second; a second arrest;
    second most likely; most likely; the most likely; the most serious crimes;
    the most recent arrests; the least serious; at the most; more or less 400;
    400 and counting; 400 so far; 400 to date; 400 or 500; 400 and 500;
    not between 400 and 500; 400 against 500; 400 vs. 500; 400, up from 300; 400 (up from 300);
    400 compared with 300; 400 more; 400 too many; 400 innocent people; 400 women and 300 men;
    400 people and 300 families; 300 and 400; fewer than 400 but more than 300;
    more than 300 but fewer than 400; more than 300, about 310; less than nothing;
    less than all; less than most; more than most; more than any other state; more than all;
    more than none; more than enough; more than once; more than two to one; two to one;
    two-to-one; a ratio of two to one; 3:1; 1,20 people; 12,34 people; 1,2345; 40 of 0;
    41 of 40; dozen; a baker's dozen; dozens more; tens of people; ten of thousands;
    thousands upon thousands; thousands more; thousands fewer; many more than half;
    much less than half; way over half; a hair under half; right around half; right at half;
    roughly half or more; about half to two thirds; somewhere around half;
    anywhere from 40 to 50 percent
"""
