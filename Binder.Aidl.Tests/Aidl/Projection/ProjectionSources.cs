namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>AIDL sources that several tests of the projection read.</summary>
internal static class ProjectionSources
{
    public const string Parcelable =
        """
        package com.example;

        import com.example.Color;

        /**
         * A place on the {@code map}, as {@link com.example.IMap#find(int)} gives it.
         *
         * It knows its <b>neighbours</b> &amp; more.
         * @see IMap
         */
        @JavaDerive(equals=true, toString=true)
        parcelable Place {
            /** How many names fit. */
            const int MAX_NAMES = 8;
            const String DEFAULT_NAME = "no" + "where";

            enum Kind { CITY, VILLAGE = 4, HTTP_2 }
            parcelable Inner { int depth = 3; @nullable(heap=true) Inner next; }

            /** The name. */
            String name = DEFAULT_NAME;
            @utf8InCpp String code;
            @nullable String note;
            boolean isOpen = true;
            char letter = 'x';
            byte tiny = -1;
            long big = 0x7fffffffffffffff;
            float ratio = 1.5f;
            double exact = -2.25;
            byte[] bytes = {1, -1, 200u8};
            int[] numbers = {1, 2, 3};
            String[] labels;
            @nullable String[] maybe;
            List<String> tags;
            @nullable List<Inner> inners;
            Kind kind = Kind.VILLAGE;
            Color color = Color.DARK_RED;
            Color[] palette = {Color.DARK_RED, Color.light_blue};
            Inner inner;
            @nullable Inner other;
            int[3] triple;
            float[2][3] matrix = {{1f, 2f, 3f}, {4f, 5f, 6f}};
            IBinder token;
            @nullable IBinder maybeToken;
            ParcelFileDescriptor file;
            /**
             * Old.
             * @deprecated use {@code name}
             */
            int old_id;
            int place;
            int type_;
        }
        ---- com/example/Color.aidl
        package com.example;
        /** Colors. */
        @Backing(type="int")
        enum Color {
            /** Dark. */
            DARK_RED = 10,
            light_blue,
            RGB_565 = 0xffffffff,
        }
        """;

    public const string Union =
        """
        package com.example;

        import com.example.Point;

        /** One of several shapes. */
        @JavaDerive(equals=true)
        union Shape {
            const int COUNT = 3;
            /** A number of corners. */
            int corners = 3;
            Point point;
            String text;
            @nullable Point[] points;
            byte[] value;
            int tag;
            Shape.Tag kind = Shape.Tag.text;
            Style shape;
            parcelable Style { String name = "plain"; }
            int[2] pair;
            @JavaDerive(equals=true, toString=true)
            union Batch { int[] numbers = {1, -2}; byte[] bytes = {}; String text = "t"; Style[] styles; List<String> names; Style style; }
        }
        ---- com/example/Point.aidl
        package com.example;
        parcelable Point { int x; int y; }
        """;

    public const string Interface =
        """
        package com.example.all;

        import com.example.all.IListener;
        import com.example.all.Item;
        import com.example.all.Level;

        /**
         * Everything that an interface can say.
         */
        @SensitiveData
        interface IEverything {
            const int MAX_ITEMS = 0x10;
            const String NAME = "everything's {0}";
            const byte SMALL = -128;
            const long LARGE = 1L << 40;

            /**
             * Adds.
             *
             * @param left the first
             * @param params the others
             * @return the sum
             */
            int add(int left, in int[] params);
            oneway void notify_all(String what);
            void swap(inout Item item, out Item copy, inout int[] numbers, out String[] names, out List<String> more);
            @nullable Item find(@nullable String name, in @nullable Item like);
            String[] names(in List<String> prefixes);
            List<Item> items(in Level[] levels);
            Level level(Level level);
            Item.Kind kindOf(in Item item);
            boolean[] flags(in boolean[] flags);
            byte[] bytes(in byte[] bytes, byte one);
            char[] letters(in char[] letters, char one);
            long[] longs(in long[] longs, long one);
            float[] floats(in float[] floats, float one);
            double[] doubles(in double[] doubles, double one);
            IBinder token(IBinder token);
            @nullable IListener listener(@nullable IListener listener);
            IListener[] listeners(in IListener[] listeners);
            ParcelFileDescriptor file(in ParcelFileDescriptor file);
            FileDescriptor raw(FileDescriptor file);
            int[2][3] matrix(in int[2][3] matrix, out int[4] four);
            Map<String, Item> map(in Map<String, Item> map);
            @PropagateAllowBlocking IBinder blocking();
            @EnforcePermission(anyOf={"a.b.C", "a.b.D"}) void guarded();
            /** @deprecated */
            void getType();
            void equals(int event, String string_);
            void transactions();
            void kind();
            Nested nested(in Nested nested);
            parcelable Nested { int[] values; }
            union Choice { int a; String b; }
            interface IInner { void ping(); }
            enum Kind { A, B }
            Choice choose(in Choice choice, IInner inner, Kind kind);
        }
        ---- com/example/all/IListener.aidl
        package com.example.all;
        /** @hide */
        @Descriptor(value="old.name.IListener")
        oneway interface IListener {
            void onEvent(int code) = 10;
            void onEnd() = 3;
        }
        ---- com/example/all/Item.aidl
        package com.example.all;
        @JavaDerive(toString=true)
        parcelable Item { String name; int count = 1; enum Kind { SMALL, BIG } Kind kind = Kind.BIG; }
        ---- com/example/all/Level.aidl
        package com.example.all;
        @Backing(type="byte") enum Level { LOW, HIGH = 7, }
        """;
}
