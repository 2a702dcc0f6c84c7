package test.hal.sensor;

import test.hal.common.Extension;
import test.hal.common.Limits;

/**
 * One reading.
 *
 * Its {@link Payload} says what was measured.
 */
@VintfStability
@JavaDerive(equals=true, toString=true)
parcelable Event {
    int handle;
    long timestamp = -1;
    Kind kind = Kind.META;
    Payload payload;
    @nullable Extension extension;

    @VintfStability
    @Backing(type="int")
    enum Kind { META, ACCELEROMETER, POSE = 28, DYNAMIC = POSE + 4 }

    @VintfStability
    union Payload {
        Meta meta;
        Vector vector;
        Pose pose;
        long steps;
        float[] raw;
        Inner inner;

        @VintfStability
        @FixedSize
        parcelable Vector {
            float x;
            float y;
            float z;
            Accuracy accuracy = Accuracy.LOW;

            @VintfStability
            @Backing(type="byte")
            enum Accuracy { UNRELIABLE, LOW, MEDIUM, HIGH }
        }

        @VintfStability
        parcelable Pose {
            float[Limits.MATRIX] rotation;
            double[2][Limits.AXES] moved = {{0.0, 0.0, 0.0}, {1.5, 2.5, 3.5}};
            Vector[2] ends;
        }

        @VintfStability
        parcelable Meta {
            String what = "flush";
            @nullable(heap=true) Meta cause;
        }

        /** A union in a union. */
        @VintfStability
        union Inner {
            int number = Limits.MAX_CHANNELS;
            @utf8InCpp String text;
            Deepest deepest;
            @VintfStability
            union Deepest {
                boolean flag;
                Inner[] all;
                Map<String, Vector> named;
            }
        }
    }
}
