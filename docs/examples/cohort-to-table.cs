#:package Radiomics.Cohorts@0.1.0
#:property PublishAot=false

// A hospital's delivery checked and measured. Run it with: dotnet run cohort-to-table.cs [HOSPITAL]
// Without an argument it takes the delivery that the command "radiomics demo" writes.
using Radiomics;

Delivery delivery = Delivery.Open(args.Length > 0 ? args[0] : "radiomics-demo/delivery");
foreach (Finding finding in delivery.Validate()) Console.WriteLine(finding);

CohortRunResult run = CohortRun.Run(delivery, "results", CohortRunOptions.Default with { Jobs = 2 });
Console.WriteLine($"{run.Measured} measured, {run.Failed} failed, {run.Excluded} excluded: {run.Table}");
