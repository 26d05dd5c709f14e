"""Distributions of times in minutes, and the integer tables that engines draw from."""

from stillwaiting.distributions.bounded import Pert, Triangular, Uniform
from stillwaiting.distributions.discrete import Constant, Discrete, Geometric, Samples
from stillwaiting.distributions.equilibrium import length_biased, residual
from stillwaiting.distributions.mixture import Family, Mixture
from stillwaiting.distributions.positive import Exponential, Gamma, Lognormal, Weibull
from stillwaiting.distributions.tables import scaled_quantiles, table
from stillwaiting.distributions.workload import workload

__all__ = [
    "Constant",
    "Discrete",
    "Exponential",
    "Family",
    "Gamma",
    "Geometric",
    "Lognormal",
    "Mixture",
    "Pert",
    "Samples",
    "Triangular",
    "Uniform",
    "Weibull",
    "length_biased",
    "residual",
    "scaled_quantiles",
    "table",
    "workload",
]
