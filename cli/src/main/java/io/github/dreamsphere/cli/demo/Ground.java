package io.github.dreamsphere.cli.demo;

/** What the land looks like: meadow with flowers and a path, woods, rock, snow; in sun and shade, behind hazy air. */
final class Ground {
    private static final Rgb GRASS = new Rgb(0.105, 0.185, 0.030);
    private static final Rgb DRY_GRASS = new Rgb(0.27, 0.255, 0.075);
    private static final Rgb LUSH_GRASS = new Rgb(0.055, 0.14, 0.022);
    private static final Rgb EARTH = new Rgb(0.30, 0.215, 0.135);
    private static final Rgb ROCK = new Rgb(0.26, 0.245, 0.235);
    private static final Rgb DARK_ROCK = new Rgb(0.13, 0.12, 0.125);
    private static final Rgb SNOW = new Rgb(0.88, 0.91, 0.96);
    private static final Rgb SPRUCE = new Rgb(0.022, 0.062, 0.026);
    private static final Rgb LARCH = new Rgb(0.085, 0.105, 0.025);
    private static final Rgb MOSS = new Rgb(0.17, 0.20, 0.035);
    private static final Rgb SAND = new Rgb(0.42, 0.36, 0.26);
    private static final Rgb[] PETALS = {
        new Rgb(0.95, 0.93, 0.88), new Rgb(0.95, 0.72, 0.05), new Rgb(0.75, 0.05, 0.04), new Rgb(0.38, 0.18, 0.75)
    };

    /** The distance in metres at which the air has taken away 63 % of the contrast. */
    private static final double VISIBILITY = 15_000;

    private final Terrain terrain;
    private final Sky sky;
    private final Grove grove;
    private final Noise noise;

    Ground(Terrain terrain, Sky sky, Grove grove, Noise noise) {
        this.grove = grove;
        this.terrain = terrain;
        this.sky = sky;
        this.noise = noise;
    }

    /**
     * The colour of the land at a place.
     *
     * @param distance from the viewer
     * @param footprint the size in metres of what a pixel covers there
     */
    Rgb color(double x, double z, double distance, double footprint) {
        double height = terrain.ground(x, z, distance);
        double wood = terrain.wood(x, z, distance, height);
        double above = wood > 0 ? terrain.spruces(x, z, wood) : terrain.boulders(x, z, distance);
        double step = Math.max(0.06, (wood > 0 ? 0.6 : 1.5) * footprint);
        double slopeX = (top(x + step, z, distance) - height - above) / step;
        double slopeZ = (top(x, z + step, distance) - height - above) / step;
        Rgb surface;
        if (wood > 0 && above > 1.2) {
            surface = spruce(x, z, above);
        } else if (wood == 0 && above > 0.03) {
            surface = boulder(x, z, above);
        } else {
            surface = bare(x, z, distance, height, Math.sqrt(slopeX * slopeX + slopeZ * slopeZ), wood);
        }
        return hazy(lit(surface, slopeX, slopeZ, x, z), x, z, distance);
    }

    private double top(double x, double z, double distance) {
        double height = terrain.ground(x, z, distance);
        double wood = terrain.wood(x, z, distance, height);
        return height + (wood > 0 ? terrain.spruces(x, z, wood) : terrain.boulders(x, z, distance));
    }

    private Rgb lit(Rgb surface, double slopeX, double slopeZ, double x, double z) {
        double length = Math.sqrt(1 + slopeX * slopeX + slopeZ * slopeZ);
        double facing = (Sky.sunY() - slopeX * Sky.sunX() - slopeZ * Sky.sunZ()) / length;
        double direct = 1.55 * Ramp.clamp(facing) * sky.sunshine(x, z) * grove.sunshine(x, z);
        double open = 0.55 + 0.45 / length;
        return surface.times(Sky.SUNLIGHT.times(direct).plus(Sky.SKYLIGHT.times(open)));
    }

    /** A colour seen through the air before it. */
    Rgb hazy(Rgb color, double x, double z, double distance) {
        double share = 1 - Math.exp(-distance / VISIBILITY);
        double length = Math.max(1e-9, Math.sqrt(x * x + z * z));
        return color.mixed(sky.haze(x / length, z / length), share);
    }

    private Rgb boulder(double x, double z, double height) {
        double grain = noise.octaves(x / 0.25, z / 0.25 + height / 0.3, 4);
        Rgb stone = ROCK.times(1.15 + 0.9 * grain);
        double moss = noise.octaves(x / 0.8 + 4, z / 0.8, 3) + 0.25 * noise.at(x / 0.1, z / 0.1);
        return stone.mixed(MOSS, Ramp.smooth(0.08, 0.3, moss)).times(Ramp.smooth(-0.25, 0.3, height));
    }

    private Rgb spruce(double x, double z, double height) {
        double kind = noise.at(x / 45, z / 45) + 0.5 * noise.at(x / 7, z / 7);
        Rgb needles = SPRUCE.mixed(LARCH, Ramp.smooth(0.25, 0.9, kind));
        return needles.times(0.35 + 1.1 * Ramp.smooth(0, 13, height));
    }

    private Rgb bare(double x, double z, double distance, double height, double slope, double wood) {
        Rgb color = meadow(x, z, distance);
        if (distance < 260) {
            color = withPath(color, x, z);
        }
        double stony = noise.octaves(x / 90, z / 90, 4);
        double steep = Ramp.smooth(0.62, 0.95, slope + 0.3 * stony + (distance < 900 ? -0.2 : 0));
        double high = Ramp.smooth(Terrain.TREE_LINE - 150, Terrain.TREE_LINE + 350, height + 260 * stony);
        Rgb rock = ROCK.mixed(DARK_ROCK, Ramp.clamp(0.5 + 1.3 * noise.octaves(x / 160, height / 40 + z / 160, 4)));
        color = color.mixed(rock, Math.max(steep, 0.85 * high));
        double snowLine = 880 + 240 * stony - 130 * noise.at(x / 1500, z / 1500);
        double snow = Ramp.smooth(snowLine - 60, snowLine + 140, height) * Ramp.smooth(1.5, 0.85, slope);
        color = color.mixed(SNOW, snow);
        double shore = Ramp.smooth(Terrain.WATER_LEVEL + 1.6, Terrain.WATER_LEVEL + 0.3, height);
        color = color.mixed(SAND.times(0.8 + 0.3 * noise.at(x / 3, z / 3)), distance < 1300 ? shore : 0);
        return color.mixed(SPRUCE, 0.75 * wood);
    }

    private Rgb meadow(double x, double z, double distance) {
        double patches = noise.octaves(x / 60 + 7, z / 60, 3);
        double tufts = distance < 400 ? noise.octaves(x / 4.5, z / 4.5, 3) : 0;
        Rgb grass = GRASS.mixed(DRY_GRASS, Ramp.smooth(-0.1, 0.55, patches + 0.5 * tufts))
                .mixed(LUSH_GRASS, Ramp.smooth(0.05, -0.5, patches + 0.3 * tufts));
        if (distance > 60) {
            return grass;
        }
        double near = Ramp.smooth(60, 8, distance);
        double blades = noise.octaves(x / 0.22, z / 0.22, distance < 12 ? 5 : 2);
        Rgb bladed = grass.times(1 + near * 1.05 * blades);
        Rgb stalks = distance < 9 ? withBlades(withBlades(bladed, x, z, distance, 1), x, z, distance, 2) : bladed;
        return withFlowers(stalks, x, z, distance);
    }

    /** Single blades of grass, each across its cell of a grid in a direction of its own. */
    private Rgb withBlades(Rgb grass, double x, double z, double distance, int layer) {
        double spacing = 0.075;
        double gx = x / spacing + 0.5 * layer;
        double gz = z / spacing + 0.3 * layer;
        int cellX = Noise.floor(gx);
        int cellZ = Noise.floor(gz);
        double angle = Math.PI * noise.ofCell(cellX, cellZ, 30 + layer);
        double dx = gx - cellX - 0.5;
        double dz = gz - cellZ - 0.5;
        double along = dx * Math.cos(angle) + dz * Math.sin(angle);
        double aside = dz * Math.cos(angle) - dx * Math.sin(angle) + 0.5 * along * along;
        double width = 0.075 * (1 - 1.6 * Math.abs(along));
        double share = Ramp.smooth(width, 0.4 * width, Math.abs(aside)) * Ramp.smooth(9, 3, distance);
        double brightness = 0.55 + 1.5 * noise.ofCell(cellX, cellZ, 32 + layer);
        return width <= 0
                ? grass
                : grass.mixed(GRASS.mixed(DRY_GRASS, brightness - 0.9).times(brightness), share);
    }

    private Rgb withFlowers(Rgb grass, double x, double z, double distance) {
        double spacing = 0.23;
        int cellX = Noise.floor(x / spacing);
        int cellZ = Noise.floor(z / spacing);
        double blooming = noise.octaves(x / 7 + 31, z / 7, 3);
        if (noise.ofCell(cellX, cellZ, 4) > 0.07 + 0.75 * blooming) {
            return grass;
        }
        double dx = x / spacing - cellX - 0.3 - 0.4 * noise.ofCell(cellX, cellZ, 5);
        double dz = z / spacing - cellZ - 0.3 - 0.4 * noise.ofCell(cellX, cellZ, 6);
        double radius = 0.10 + 0.11 * noise.ofCell(cellX, cellZ, 7);
        double turn = 6 * noise.ofCell(cellX, cellZ, 9);
        double petals = 1 + 0.25 * Math.cos(5 * Math.atan2(dz, dx) + turn);
        double distanceToMiddle = Math.sqrt(dx * dx + dz * dz) / (radius * petals);
        double species = noise.at(x / 5 + 77, z / 5) + 0.7 * noise.ofCell(cellX, cellZ, 8) + 0.65;
        Rgb petal = PETALS[(int) Math.max(0, Math.min(PETALS.length - 1.0, species / 2 * PETALS.length))];
        Rgb flower = distanceToMiddle < 0.35 ? PETALS[1] : petal.times(0.7 + 0.3 * distanceToMiddle);
        return grass.mixed(flower, Ramp.smooth(1.15, 0.85, distanceToMiddle) * Ramp.smooth(60, 25, distance));
    }

    private Rgb withPath(Rgb color, double x, double z) {
        double edge = terrain.pathDistance(x, z) + 0.35 * noise.octaves(x / 1.3, z / 1.3, 3);
        double trodden = Ramp.smooth(1.15, 0.65, edge);
        if (trodden <= 0) {
            return color;
        }
        double gravel = noise.octaves(x / 0.13, z / 0.13, 3);
        Rgb earth = EARTH.times(1 + 0.75 * gravel).mixed(SAND, Ramp.smooth(0.2, 0.6, noise.octaves(x, z, 2)));
        return color.mixed(earth, trodden);
    }
}
