using System.Globalization;
using BenchmarkDotNet.Running;
using Radiomics.Benchmarks;

// `-- peak-memory` measures what the memory diagnoser cannot see: the highest working set of a process that loads a series.
if (args is ["peak-memory"]) return PeakMemory.Measure();
if (args is ["peak-memory", string folder]) return PeakMemory.Load(folder);
// `-- instruction-sets` measures each family with fewer and fewer vectors, `-- peak-features` the highest working set of a process that computes a large region.
if (args is ["instruction-sets", .. string[] options]) return InstructionSets.Measure(options);
if (args is ["peak-features"]) return PeakMemory.OfFeatures();
// `-- cpu-time families|forms|continuous|levels|instruction-set|phantom` measures CPU time, for machines that are not idle.
if (args is ["cpu-time", string what]) return CpuTimes.Measure(what);
// `-- threads` compares one thread with two, in one run.
if (args is ["threads"]) return ThreadTimes.Measure();
// `-- filters` measures CPU time of filters, and of the ways to compute them.
if (args is ["filters"]) return FilterTimes.Measure();
// `-- load` compares loading a series with reading its bytes, in one run.
if (args is ["load"]) return LoadRatios.Measure(300);
if (args is ["load", string way, string series, string few, string slices]) return LoadRatios.Once(int.Parse(way, CultureInfo.InvariantCulture), series, few, int.Parse(slices, CultureInfo.InvariantCulture));
// `-- decode FILE...` measures the decoders of compressed pixels.
if (args is ["decode", .. string[] images]) return DecodeRates.Measure(images);
// `-- cohort` compares runs over 20 and over 200 cases.
if (args is ["cohort"]) return CohortRuns.Measure();
if (args is ["cohort", string delivery, string results, string jobs]) return CohortRuns.Once(delivery, results, int.Parse(jobs, CultureInfo.InvariantCulture));
// `-- maps IMAGE MASK 1 2` measures feature maps with kernels of these radii.
if (args is ["maps", string image, string mask, .. string[] radii]) return MapTimes.Measure(image, mask, radii.Select(r => int.Parse(r, CultureInfo.InvariantCulture)));
// `-- image-types` measures PyRadiomics' settings for CT with all their image types on a lung tumor.
if (args is ["image-types"]) return ImageTypeTimes.Measure();
// `-- modeling` times nested cross-validation, `-- modeling-chance` checks it on shuffled outcomes.
if (args is ["modeling"]) return ModelingTimes.Measure();
if (args is ["modeling-chance"]) return ModelingTimes.Permute();
BenchmarkSwitcher.FromAssembly(typeof(PeakMemory).Assembly).Run(args, new BenchmarkSettings());
return 0;
