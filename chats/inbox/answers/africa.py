"""Languages of Africa."""

from chats.inbox.answers.spellings import Spellings

ROWS: dict[str, Spellings] = {
    "so": Spellings(
        yes=(
            "haa", "haah", "waan imanayaa", "waan imaanayaa", "waan imanaynaa", "waan imaanaynaa",
            "waan ogolahay", "waan oggolahay", "waan aqbalay",
        ),
        no=(
            "maya", "ma imanayo", "ma imaanayo", "ma imanayno", "ma imaanayno", "ma imaan karo",
            "ma imaan karno", "ma iman karo", "ma iman karno",
        ),
        call=("wac", "i wac", "soo wac", "i soo wac", "ii soo wac", "na soo wac", "telefoon", "la soo hadal"),
        stop=(
            "jooji", "joojiya", "joogso", "jooji fariimaha", "fariimaha jooji", "joojiya fariimaha",
            "ha ii soo dirin", "ha ii soo dirina", "ha ii dirin", "ha noo soo dirin",
        ),
        stop_begins=("jooji", "joojiya", "ha ii soo dirin", "ha ii soo dirina"),
        help=("caawi", "caawin", "caawimaad", "i caawi", "gargaar"),
        polite=(
            "fadlan", "mahadsanid", "waad mahadsan tahay", "waad mahadsantahay", "salaan", "asc",
            "fariimaha", "anigu", "annagu",
        ),
    ),
    "sw": Spellings(
        yes=(
            "ndiyo", "ndio", "naam", "nitakuja", "tutakuja", "nitafika", "tutafika", "nitahudhuria",
            "tutahudhuria", "nakuja", "tunakuja", "nakubali", "tunakubali", "nitakuwepo", "tutakuwepo",
        ),
        no=(
            "hapana", "la hasha", "sitakuja", "hatutakuja", "siwezi", "hatuwezi", "siwezi kuja",
            "hatuwezi kuja", "sitaweza", "hatutaweza", "sitaweza kuja", "hatutaweza kuja", "sitafika",
            "hatutafika", "sitahudhuria", "hatutahudhuria",
        ),
        call=(
            "piga", "piga simu", "nipigie", "nipigie simu", "nipigieni", "nipigieni simu", "tupigie",
            "tupigie simu", "tupigieni simu", "simu", "naomba simu",
        ),
        stop=(
            "acha", "acheni", "simamisha", "simama", "komesha", "sitisha", "jiondoe", "niondoe",
            "niondoeni", "acha kutuma", "acheni kutuma", "acha kutuma ujumbe", "acheni kutuma ujumbe",
            "msitume ujumbe", "usitume ujumbe", "msinitumie ujumbe", "usinitumie ujumbe", "sitaki ujumbe",
            "sitaki meseji", "msinitumie meseji", "usinitumie meseji",
        ),
        stop_begins=(
            "acha kutuma", "acheni kutuma", "msinitumie", "usinitumie", "msitume ujumbe", "usitume ujumbe",
            "sitaki ujumbe", "sitaki meseji",
        ),
        help=("msaada", "nisaidie", "nisaidieni", "saidia", "maelezo"),
        polite=(
            "tafadhali", "asante", "asante sana", "asanteni", "ahsante", "habari", "jambo", "hujambo",
            "salamu", "mimi", "sisi", "sawa", "ujumbe", "meseji",
        ),
    ),
    "am": Spellings(
        yes=(
            "አዎ", "አዎን", "እሺ አዎ", "እመጣለሁ", "እንመጣለን", "አዎ እመጣለሁ", "አዎ እንመጣለን", "እገኛለሁ", "እንገኛለን", "እሳተፋለሁ",
            "እንሳተፋለን", "ተስማምቻለሁ", "ተስማምተናል", "እስማማለሁ", "እንስማማለን", "awo",
        ),
        no=(
            "አይ", "አይደለም", "የለም", "አልመጣም", "አንመጣም", "አልችልም", "አንችልም", "መምጣት አልችልም", "መምጣት አንችልም", "አልገኝም",
            "አንገኝም", "አይመቸኝም", "አይመቸንም", "ይቅርታ አልችልም",
        ),
        call=(
            "ደውል", "ደውሉ", "ደውሉልኝ", "ደውሉልን", "ደውልልኝ", "ይደውሉ", "ይደውሉልኝ", "ይደውሉልን", "ስልክ", "ስልክ ደውሉልኝ",
            "እባክዎ ይደውሉልኝ", "እባክዎ ደውሉልኝ",
        ),
        stop=(
            "አቁም", "አቁሙ", "ያቁሙ", "ይቁም", "በቃ", "መልእክት አቁሙ", "መልእክት አቁም", "መልእክት ያቁሙ", "መልዕክት አቁሙ",
            "መልእክት አትላኩ", "መልዕክት አትላኩ", "አትላኩልኝ", "አትላኩብኝ", "መልእክት አትላኩልኝ", "መልዕክት አትላኩልኝ", "መልእክት አልፈልግም",
            "መልዕክት አልፈልግም", "አይላኩልኝ", "መልእክት አይላኩልኝ",
        ),
        stop_begins=("መልእክት አትላኩ", "መልዕክት አትላኩ", "መልእክት አቁሙ", "አትላኩልኝ", "አይላኩልኝ"),
        help=("እርዳታ", "እርዱኝ", "እገዛ", "መረጃ"),
        polite=(
            "እባክዎ", "እባክዎን", "እባካችሁ", "እባክህ", "አመሰግናለሁ", "እናመሰግናለን", "ሰላም", "ጤና ይስጥልኝ", "እኔ", "እኛ", "በጣም",
            "እሺ", "መልእክት", "መልዕክት",
        ),
    ),
    "ti": Spellings(
        yes=(
            "እወ", "እወ ክመጽእ እየ", "ክመጽእ እየ", "ክንመጽእ ኢና", "እመጽእ እየ", "ንመጽእ ኢና", "እመጽእ", "ንመጽእ", "ክርከብ እየ",
            "ክንርከብ ኢና", "ክሳተፍ እየ", "ክንሳተፍ ኢና", "ይስማማዕ", "ንስማማዕ", "ይቕበል", "ኣሎኹ ክመጽእ", "ewe",
        ),
        no=(
            "ኣይፋል", "ኣይፋልን", "አይፋል", "አይፋሉን", "ኣይኮነን", "ኣይመጽእን", "ኣይመጽእን እየ", "ኣይንመጽእን", "ኣይንመጽእን ኢና",
            "ኣይክእልን", "ኣይክእልን እየ", "ኣይንኽእልን", "ኣይከኣልን", "ክመጽእ ኣይክእልን", "ክመጽእ ኣይክእልን እየ", "ክንመጽእ ኣይንኽእልን",
            "ክንመጽእ ኣይንኽእልን ኢና", "ኣይጥዕመንን",
        ),
        call=(
            "ደውሉ", "ደውሉለይ", "ደውሉልና", "ደውለለይ", "ደውል", "ስልኪ", "ስልኪ ደውሉለይ", "ስልኪ ደውሉልና", "ብስልኪ ርኸቡኒ",
            "ብስልኪ ደውሉለይ", "ደውሉለይ ኢኹም",
        ),
        stop=(
            "ደው ኣብሉ", "ደው አብሉ", "ደው ኣብል", "ኣቁሙ", "ኣቋርጹ", "ይኣክል", "መልእኽቲ ደው ኣብሉ", "መልእኽቲ ኣይትስደዱ",
            "መልእኽቲ ኣይትስደዱለይ", "ኣይትስደዱለይ", "መልእኽቲ ኣይደልን", "መልእኽቲ ኣይደልን እየ", "ደጊምኩም ኣይትስደዱ",
        ),
        stop_begins=("መልእኽቲ ኣይትስደዱ", "መልእኽቲ ደው ኣብሉ", "ኣይትስደዱለይ", "ደው ኣብሉ መልእኽቲ"),
        help=("ሓገዝ", "ሓግዙኒ", "ሓበሬታ"),
        polite=(
            "በጃኹም", "በጃኻ", "በጃኺ", "የቐንየለይ", "የቐንየልና", "የቕንየለይ", "ኣመስግን", "ሰላም", "ከመይ ኣለኹም", "ኣነ", "ንሕና",
            "ኣዝዩ", "ሕራይ", "መልእኽቲ",
        ),
    ),
}  # fmt: skip
