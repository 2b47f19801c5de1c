"""Measures one radiomics package on one image and mask: the driver of Radiomics.Comparison.

    python3 peers.py detect                                  one line a peer: name, version or "-"
    python3 peers.py run PEER IMAGE MASK BIN_WIDTH ROUNDS    one JSON object: version, and wall and CPU seconds of every round by class

Images are in memory before the clock starts. Every peer runs with one thread and bins of a fixed size; the settings are those that come nearest to
PyRadiomics' defaults. "all" is what the package does in one call for everything that is compared.
"""
import importlib
import importlib.metadata
import json
import logging
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(name, "1")

# Name shown, module imported, distribution whose version is asked for.
PEERS = {
    "pyradiomics": ("radiomics", "pyradiomics"),
    "nyxus": ("nyxus", "nyxus"),
    "pictologics": ("pictologics", "pictologics"),
    "mirp": ("mirp", "mirp"),
}
CLASSES = ["shape", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm"]


def version(peer):
    module, distribution = PEERS[peer]
    found = importlib.import_module(module)
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return str(getattr(found, "__version__", "unknown version"))


def timed(rounds, work):
    """Wall and CPU seconds of each round, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        times.append([time.perf_counter() - wall, time.process_time() - cpu])
    return times


def pyradiomics(image_path, mask_path, bin_width, rounds):
    import radiomics
    import SimpleITK as sitk
    from radiomics import featureextractor

    logging.getLogger("radiomics").setLevel(logging.ERROR)
    image, mask = sitk.ReadImage(image_path), sitk.ReadImage(mask_path)
    results = {}
    for name in CLASSES + ["all"]:
        extractor = featureextractor.RadiomicsFeatureExtractor(binWidth=bin_width, additionalInfo=False)
        extractor.disableAllFeatures()
        for feature_class in CLASSES if name == "all" else [name]:
            extractor.enableFeatureClassByName(feature_class)
        results[name] = timed(rounds, lambda: extractor.execute(image, mask))
    return results


def nyxus(image_path, mask_path, bin_width, rounds):
    import nyxus as package

    groups = {
        "firstorder": ["*3D_ALL_INTENSITY*"], "shape": ["*3D_ALL_MORPHOLOGY*"], "glcm": ["*3D_GLCM*"], "glrlm": ["*3D_GLRLM*"], "glszm": ["*3D_GLSZM*"],
        "gldm": ["*3D_GLDM*"], "ngtdm": ["*3D_NGTDM*"], "all": ["*3D_ALL*"],
    }
    results = {}
    for name, features in groups.items():
        tool = package.Nyxus3D(features=features, n_feature_calc_threads=1)
        results[name] = timed(rounds, lambda: tool.featurize_files([image_path], [mask_path], False))
    return results


def pictologics(image_path, mask_path, bin_width, rounds):
    import pictologics as package

    image, mask = package.load_image(image_path), package.load_image(mask_path)
    pipeline = package.RadiomicsPipeline()
    pipeline.add_config("comparison", [
        {"step": "discretise", "params": {"method": "FBS", "bin_width": bin_width}},
        {"step": "extract_features", "params": {"families": ["intensity", "morphology", "texture"]}},
    ])
    return {"all": timed(rounds, lambda: pipeline.run(image, mask, config_names=["comparison"]))}


def mirp(image_path, mask_path, bin_width, rounds):
    from mirp import extract_features

    return {"all": timed(rounds, lambda: extract_features(
        image=image_path, mask=mask_path, base_discretisation_method="fixed_bin_size", base_discretisation_bin_width=bin_width,
        base_feature_families="all", num_cpus=1))}


RUNNERS = {"pyradiomics": pyradiomics, "nyxus": nyxus, "pictologics": pictologics, "mirp": mirp}


def main(arguments):
    if arguments == ["detect"]:
        for peer in PEERS:
            try:
                print(f"{peer}\t{version(peer)}", flush=True)
            except Exception as error:  # Whatever a broken installation throws: it is not there.
                print(f"{peer}\t-\t{type(error).__name__}: {error}".replace("\n", " "), flush=True)
        return 0
    if len(arguments) == 6 and arguments[0] == "run" and arguments[1] in RUNNERS:
        _, peer, image, mask, bin_width, rounds = arguments
        # Packages talk on standard output; the result has it alone.
        out, sys.stdout = sys.stdout, sys.stderr
        results = RUNNERS[peer](image, mask, float(bin_width), int(rounds))
        print(json.dumps({"peer": peer, "version": version(peer), "seconds": results}), file=out, flush=True)
        return 0
    print(__doc__, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
