package test.trimmed;

interface IPlotter {
    @Backing(type="int") enum Pen { FINE = 1, BROAD = 4 }

    @JavaDerive(equals=true, toString=true)
    parcelable Line {
        int[2] from;
        int[2] to;
        Pen pen = Pen.BROAD;
        @nullable String label;
        List<String> notes;
    }

    @JavaDerive(equals=true, toString=true)
    union Stroke {
        Line line;
        int[] dots;
        ParcelFileDescriptor picture;
    }

    interface IPaper {
        oneway void drawn(in Stroke stroke);
    }

    Stroke[] plot(in Line[] lines, IPaper paper);
}
