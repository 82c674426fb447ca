//! Solves the equations of sums for what is hidden: exact, in whole numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Sum;

/// An equation: the sum of some counts, each so many times, is nothing.
type Equation = BTreeMap<usize, i128>;

/// The hidden counts that the equations determine, each with the shown ones from which it follows; none if numbers
/// got too great.
pub(super) fn solved(sums: &[Sum], hidden: &BTreeSet<usize>) -> Option<Vec<(usize, Vec<usize>)>> {
    let mut left: Vec<Equation> = sums.iter().map(equation).collect();
    let mut done: Vec<(usize, Equation)> = Vec::new();
    for cell in hidden {
        let Some(at) = left.iter().position(|equation| equation.contains_key(cell)) else {
            continue;
        };
        let pivot = left.swap_remove(at);
        let others = left.iter_mut().chain(done.iter_mut().map(|(_, equation)| equation));
        for equation in others {
            if let Some(times) = equation.get(cell).copied() {
                *equation = without(equation, times, &pivot, *pivot.get(cell)?)?;
            }
        }
        done.push((*cell, pivot));
    }
    let is_alone =
        |equation: &Equation| equation.keys().filter(|at| hidden.contains(at)).count() == 1;
    let alone = done.into_iter().filter(|(_, equation)| is_alone(equation));
    let by = |cell: usize, equation: Equation| {
        (cell, equation.into_keys().filter(|at| *at != cell).collect())
    };
    Some(alone.map(|(cell, equation)| by(cell, equation)).collect())
}

fn equation(sum: &Sum) -> Equation {
    let mut equation = Equation::new();
    equation.insert(sum.whole, -1);
    for part in &sum.parts {
        *equation.entry(*part).or_default() += 1;
    }
    equation.retain(|_, times| *times != 0);
    equation
}

/// An equation less so much of another one that a count falls out which stands in them so many times; divided by what
/// all its numbers have in common.
fn without(equation: &Equation, times: i128, pivot: &Equation, in_pivot: i128) -> Option<Equation> {
    let mut left = Equation::new();
    for (at, number) in equation {
        left.insert(*at, number.checked_mul(in_pivot)?);
    }
    for (at, number) in pivot {
        let entry = left.entry(*at).or_default();
        *entry = entry.checked_sub(number.checked_mul(times)?)?;
    }
    left.retain(|_, number| *number != 0);
    let common = left.values().fold(0, |common, number| common_divisor(common, *number));
    if common > 1 {
        for number in left.values_mut() {
            *number /= common;
        }
    }
    Some(left)
}

fn common_divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.abs()
}
