"""
Answers of scripts/numerics-accuracy.mjs by long arithmetic (mpmath): reads one case a line, the name of a function and
its arguments as doubles, and writes its value with 25 digits. Quantiles come with the double that is to be judged as
last argument, and are that double after one step of Newton's method, which leaves an error of its square.
"""
import sys
from mpmath import mp, mpf

BITS = 280


def series(x, y, a, b, bits):
    """I_x(a, b) by its power series, in whole numbers."""
    mp.prec = bits
    one = 1 << bits
    log_term = a * mp.log(x) + b * mp.log(y) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b) - mp.log(a)
    total = part = one
    step, first, both, j = int(x * one), int(a * one), int((a + b) * one), 0
    while part > 1:
        part = (part * step >> bits) * (both + j * one) // (first + (j + 1) * one)
        total += part
        j += 1
    return mp.exp(log_term) * mpf(total) / one


def cost(x, a, b):
    """About how many terms the series has."""
    if x == 1:
        return mp.inf
    ratio, fall = x * (a + b) / a, -mp.log(x)
    if ratio < 1:
        return min(180 / -mp.log(ratio), 180 / fall)
    return (x * (a + b) - a) / (1 - x) * 3 + 2000 / fall


def beta_tail(x, y, a, b, upper):
    mp.prec = 1500
    if x <= 0 or y <= 0:
        return mpf(upper if x <= 0 else not upper)
    # From the side of the mean 280 bits do; from the other the small tail is a difference, down to 1e-300.
    below = x < a / (a + b)
    left = cost(x, a, b) <= cost(y, b, a)
    value = series(x, y, a, b, BITS if below else 1400) if left else series(y, x, b, a, 1400 if below else BITS)
    mp.prec = 1500
    return 1 - value if upper == left else value


def gamma_tail(a, x, upper):
    mp.prec = BITS
    if x <= 0:
        return mpf(upper)
    term = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
    below = x < max(1, a)
    if below:
        one = 1 << BITS
        total = part = one
        step, at, j = int(x * one), int(a * one), 0
        while part > 1:
            j += 1
            part = part * step // (at + j * one)
            total += part
        value = term * mpf(total) / one
    else:
        b, c, j = x + 1 - a, mpf(10) ** 300, 0
        d, ratio = 1 / b, mpf(2)
        value = term * a * d
        while abs(ratio - 1) > mpf(2) ** -200:
            j += 1
            b += 2
            d = 1 / (b + j * (a - j) * d)
            c = b + j * (a - j) / c
            ratio = c * d
            value *= ratio
    return value if below != upper else 1 - value


def gamma_density(a, x):
    return mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))


def beta_density(x, a, b):
    return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))


def student_tail(t, df):
    if t < 0:
        return 1 - student_tail(-t, df)
    mp.prec = 1500
    over = df + t * t
    return beta_tail(df / over, t * t / over, df / 2, mpf(1) / 2, False) / 2


def student_density(t, df):
    half = (df + 1) / 2
    return mp.exp(mp.loggamma(half) - mp.loggamma(df / 2) - half * mp.log1p(t * t / df)) / mp.sqrt(mp.pi * df)


def step(x, miss, density):
    """Newton's step from x; where the quantile is 0 or 1 in doubles there is none to take."""
    return x if x == 0 or x == 1 else x + miss() / density()


FUNCTIONS = {
    "normalTail": lambda z: mp.erfc(z / mp.sqrt(2)) / 2,
    "normalQuantile": lambda p, z: z + (p - mp.erfc(-z / mp.sqrt(2)) / 2) / mp.npdf(z),
    "logGamma": mp.loggamma,
    "gammaLower": lambda a, x: gamma_tail(a, x, False),
    "gammaUpper": lambda a, x: gamma_tail(a, x, True),
    "gammaQuantile": lambda p, a, x: step(x, lambda: p - gamma_tail(a, x, False), lambda: gamma_density(a, x)),
    "gammaQuantile upper": lambda p, a, x: step(x, lambda: gamma_tail(a, x, True) - p, lambda: gamma_density(a, x)),
    "betaLower": lambda x, a, b: beta_tail(x, 1 - x, a, b, False),
    "betaUpper": lambda x, a, b: beta_tail(x, 1 - x, a, b, True),
    "betaQuantile": lambda p, a, b, x: step(
        x, lambda: p - beta_tail(x, 1 - x, a, b, False), lambda: beta_density(x, a, b)
    ),
    "betaQuantile upper": lambda p, a, b, x: step(
        x, lambda: beta_tail(x, 1 - x, a, b, True) - p, lambda: beta_density(x, a, b)
    ),
    "poissonPoint": lambda k, m: mp.exp(k * mp.log(m) - m - mp.loggamma(k + 1)),
    "poissonLower": lambda k, m: gamma_tail(k + 1, m, True),
    "poissonUpper": lambda k, m: gamma_tail(k, m, False),
    "binomialPoint": lambda k, n, p: beta_density(p, k + 1, n - k + 1) / (n + 1),
    "binomialLower": lambda k, n, p: beta_tail(p, 1 - p, k + 1, n - k, True),
    "binomialUpper": lambda k, n, p: beta_tail(p, 1 - p, k, n - k + 1, False) if k > 0 else mpf(1),
    "studentTail": student_tail,
    "studentQuantile": lambda p, df, t: t + (p - student_tail(-t, df)) / student_density(t, df),
}

for line in sys.stdin:
    name, *numbers = line.rstrip("\n").split("\t")
    mp.prec = BITS
    print(mp.nstr(FUNCTIONS[name](*[mpf(float(number)) for number in numbers]), 25))
