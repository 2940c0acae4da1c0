/**
 * Speed, as ratios against peers measured in the same run: figures of two machines, or of two hours of one machine, do
 * not compare. CPU time is what is compared, as machines are shared;
 * wall time only where somebody waits.
 *
 * <pre>
 *     benchmarks/run kernel
 * </pre>
 */
package dev.stemma.benchmarks;
