package test.hal.common;

/** Carries what a vendor adds. */
@VintfStability
parcelable Extension {
    int version = 1;
    ParcelableHolder vendor;
}
