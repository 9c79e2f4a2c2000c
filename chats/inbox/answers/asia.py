"""Languages of East and Southeast Asia."""

from chats.inbox.answers.spellings import Spellings

ROWS: dict[str, Spellings] = {
    "zh-Hans": Spellings(
        yes=(
            "是", "是的", "好", "好的", "来", "会来", "能来", "要来", "参加", "会参加", "能参加", "去",
            "会去", "可以", "愿意",
        ),
        no=(
            "不", "否", "不来", "不能来", "不会来", "来不了", "不去", "不能去", "去不了", "不参加",
            "不能参加", "参加不了", "不行", "不可以", "没空", "没时间",
        ),
        call=("电话", "打电话", "给我打电话", "请致电", "致电", "来电", "回电", "联系我", "打给我"),
        stop=(
            "停", "停止", "停止发送", "停止短信", "退订", "取消订阅", "不要再发", "不要再发短信",
            "不要再发信息", "别再发", "别发", "不要发短信", "不要发信息",
        ),
        stop_begins=("停止发", "不要再发", "别再发", "退订"),
        help=("帮助", "求助"),
        polite=(
            "请", "谢谢", "谢谢您", "谢谢你", "您好", "你好", "老师", "我", "我们", "的", "了", "吧",
            "一定",
        ),
    ),
    "hmn": Spellings(
        yes=("yog", "tau", "tau kawg", "tuaj", "yuav tuaj", "mus", "yuav mus", "aws"),
        no=(
            "tsis", "tsis tuaj", "tsis tau", "tsis tuaj tau", "tuaj tsis tau", "tsis mus", "mus tsis tau",
            "tsis yog", "tsis yuav tuaj", "yuav tsis tuaj",
        ),
        call=("hu", "hu rau kuv", "hu rau peb", "hu tuaj", "hu xov tooj"),
        stop=(
            "nres", "tsum", "txhob xa", "tsis txhob xa", "tsis txhob xa ntawv", "txhob xa ntawv",
            "tsis txhob xa lus", "txhob xa lus",
        ),
        stop_begins=("tsis txhob xa", "txhob xa"),
        help=("pab", "pab kuv", "kev pab"),
        polite=("thov", "ua tsaug", "nyob zoo", "kuv", "peb", "os"),
    ),
    "zh-Hant": Spellings(
        yes=(
            "是", "是的", "好", "好的", "好啊", "來", "會來", "能來", "要來", "參加", "會參加", "能參加",
            "去", "會去", "可以", "願意", "會出席", "出席", "係", "會嚟", "嚟", "得", "冇問題", "沒問題",
        ),
        no=(
            "不", "否", "不來", "不能來", "不會來", "來不了", "不去", "不能去", "去不了", "不參加",
            "不能參加", "參加不了", "不出席", "不能出席", "不行", "不可以", "沒空", "沒時間", "唔嚟",
            "唔得", "嚟唔到", "唔去", "冇時間", "唔得閒",
        ),
        call=(
            "電話", "打電話", "給我打電話", "打電話給我", "請致電", "致電", "來電", "回電", "回電話",
            "聯絡我", "打給我", "打俾我", "打電話俾我",
        ),
        stop=(
            "停", "停止", "停止發送", "停止簡訊", "停止短訊", "退訂", "取消訂閱", "不要再發", "不要再傳",
            "不要再發簡訊", "不要再傳簡訊", "不要再發短訊", "不要再發訊息", "不要再傳訊息", "別再發",
            "別再傳", "不要傳簡訊", "不要發短訊", "唔好再發", "唔好再發短訊",
        ),
        stop_begins=("停止發", "不要再發", "不要再傳", "別再發", "別再傳", "退訂", "唔好再發"),
        help=("幫助", "求助", "幫忙", "說明"),
        polite=(
            "請", "謝謝", "謝謝您", "謝謝你", "多謝", "唔該", "您好", "你好", "老師", "我", "我們", "我哋",
            "的", "了", "吧", "一定", "啦",
        ),
    ),
    "vi": Spellings(
        yes=(
            "có", "vâng", "dạ", "dạ có", "dạ vâng", "vâng có", "đúng", "đồng ý", "tôi sẽ đến",
            "chúng tôi sẽ đến", "sẽ đến", "tôi đến", "tôi sẽ tham dự", "chúng tôi sẽ tham dự", "sẽ tham dự",
            "tôi sẽ tham gia", "sẽ tham gia", "gia đình tôi sẽ đến", "dong y",
        ),
        no=(
            "không", "dạ không", "không đến", "không đến được", "không thể đến", "tôi không đến được",
            "tôi không thể đến", "chúng tôi không đến được", "chúng tôi không thể đến", "không tham dự",
            "không tham dự được", "không thể tham dự", "không đi được", "tôi không đi được", "bận",
            "khong den duoc",
        ),
        call=(
            "gọi", "gọi tôi", "gọi cho tôi", "gọi lại", "gọi lại cho tôi", "gọi điện", "gọi điện cho tôi",
            "gọi chúng tôi", "gọi cho chúng tôi", "điện thoại", "gọi giùm tôi",
        ),
        stop=(
            "ngừng", "ngưng", "dừng", "dừng lại", "ngừng lại", "ngừng gửi", "ngưng gửi", "dừng gửi",
            "ngừng gửi tin nhắn", "ngưng gửi tin nhắn", "dừng gửi tin nhắn", "ngừng nhắn tin",
            "dừng nhắn tin", "đừng gửi nữa", "đừng nhắn tin nữa", "đừng gửi tin nhắn nữa", "đừng nhắn tin",
            "không nhận tin nhắn", "không nhận tin nữa", "hủy đăng ký", "huỷ đăng ký",
        ),
        stop_begins=(
            "đừng gửi", "đừng nhắn tin", "ngừng gửi", "ngưng gửi", "dừng gửi", "ngừng nhắn", "dừng nhắn",
        ),
        help=("giúp", "giúp đỡ", "giúp tôi", "trợ giúp", "thông tin"),
        polite=(
            "xin", "làm ơn", "vui lòng", "cảm ơn", "cám ơn", "xin cảm ơn", "cảm ơn nhiều", "xin chào",
            "chào", "tôi", "chúng tôi", "ạ", "nhé", "thầy", "cô", "tin nhắn",
        ),
    ),
    "ko": Spellings(
        yes=(
            "네", "예", "넵", "넹", "응", "좋아요", "좋습니다", "갈게요", "가겠습니다", "갑니다",
            "참석합니다", "참석할게요", "참석하겠습니다", "참석할 수 있어요", "갈 수 있어요",
            "갈 수 있습니다", "참여할게요", "참석",
        ),
        no=(
            "아니요", "아니오", "아뇨", "아니", "못 가요", "못가요", "못 갑니다", "못갑니다", "안 가요",
            "안가요", "갈 수 없어요", "갈 수 없습니다", "참석 못 해요", "참석 못해요", "참석 못합니다",
            "참석 못 합니다", "참석하지 못합니다", "참석할 수 없습니다", "참석할 수 없어요", "불참",
            "불참합니다",
        ),
        call=(
            "전화", "전화해 주세요", "전화해주세요", "전화 주세요", "전화주세요", "전화 부탁해요",
            "전화 부탁드립니다", "전화 부탁드려요", "통화", "연락 주세요", "연락주세요",
            "연락 부탁드립니다", "콜",
        ),
        stop=(
            "그만", "중지", "중단", "정지", "멈춰", "멈춰 주세요", "수신거부", "수신 거부", "문자 그만",
            "그만 보내세요", "문자 그만 보내세요", "문자 보내지 마세요", "보내지 마세요", "문자 중지",
            "문자 받기 싫어요", "더 이상 보내지 마세요", "스톱",
        ),
        stop_begins=(
            "문자 보내지 마", "보내지 마", "문자 그만", "그만 보내", "더 이상 보내지 마", "수신 거부",
            "수신거부",
        ),
        help=("도움", "도움말", "도와주세요", "도와 주세요", "안내"),
        polite=(
            "감사합니다", "감사해요", "고맙습니다", "고마워요", "안녕하세요", "부탁합니다", "부탁드립니다",
            "부탁해요", "선생님", "저", "저는", "저희", "저희는", "우리", "꼭", "죄송하지만", "죄송합니다",
        ),
    ),
    "fil": Spellings(
        yes=(
            "oo", "opo", "oho", "oo naman", "pupunta ako", "pupunta kami", "pupunta po ako",
            "pupunta po kami", "dadalo ako", "dadalo kami", "dadalo po ako", "dadalo po kami",
            "darating ako", "darating kami", "darating po kami", "makakapunta ako", "makakapunta kami",
            "makakapunta po kami", "makakapunta po ako", "sasama ako", "sasama kami", "syempre", "siyempre",
        ),
        no=(
            "hindi", "hindi po", "hindi makakapunta", "hindi ako makakapunta", "hindi kami makakapunta",
            "hindi po ako makakapunta", "hindi po kami makakapunta", "hindi ako pupunta",
            "hindi kami pupunta", "hindi po ako pupunta", "hindi po kami pupunta", "hindi makakadalo",
            "hindi ako makakadalo", "hindi kami makakadalo", "hindi po kami makakadalo", "di makakapunta",
            "di ako makakapunta", "di kami makakapunta", "di po kami makakapunta", "hindi pwede",
            "hindi puwede",
        ),
        call=(
            "tawag", "tawagan", "tumawag", "pakitawagan", "paki tawagan", "pakitawag", "tawagan mo",
            "tawagan ninyo", "tawagan nyo", "telepono",
        ),
        stop=(
            "tigil", "itigil", "tigilan", "hinto", "ihinto", "tama na", "itigil ang text",
            "itigil ang mga text", "itigil ang mensahe", "huwag nang mag text", "wag nang mag text",
            "huwag nang magpadala", "wag nang magpadala", "huwag na kayong mag text",
            "wag na kayong mag text", "ayaw ko ng text", "ayoko ng text",
        ),
        stop_begins=(
            "itigil ang", "itigil na ang", "huwag nang", "wag nang", "huwag na kayong", "wag na kayong",
            "tigilan nyo", "tigilan ninyo",
        ),
        help=("tulong", "tulungan mo ako", "tulungan ninyo ako", "pakitulungan", "impormasyon"),
        polite=(
            "po", "salamat", "salamat po", "maraming salamat", "maraming salamat po", "paki", "pakiusap",
            "kumusta", "magandang umaga", "magandang hapon", "magandang gabi", "ako", "kami", "sige", "na",
            "mo", "ninyo", "nyo",
        ),
    ),
    "km": Spellings(
        yes=(
            "បាទ", "ចាស", "ចា៎ស", "បាទមក", "ចាសមក", "មក", "នឹងមក", "ខ្ញុំមក", "ខ្ញុំនឹងមក", "យើងនឹងមក",
            "យើងមក", "ចូលរួម", "នឹងចូលរួម", "ខ្ញុំនឹងចូលរួម", "យើងនឹងចូលរួម", "យល់ព្រម", "បាន",
        ),
        no=(
            "ទេ", "អត់ទេ", "អត់", "មិនមក", "មិនមកទេ", "អត់មកទេ", "មិនអាចមក", "មិនអាចមកបាន", "មិនអាចមកបានទេ",
            "មិនអាចមកទេ", "មកមិនបាន", "មកមិនបានទេ", "មិនចូលរួម", "មិនចូលរួមទេ", "មិនអាចចូលរួម",
            "មិនអាចចូលរួមបានទេ", "មិនបាន", "មិនបានទេ", "មិនទំនេរ", "មិនទំនេរទេ",
        ),
        call=(
            "ហៅ", "ហៅមក", "ហៅទូរសព្ទ", "ហៅទូរស័ព្ទ", "ហៅមកខ្ញុំ", "ទូរសព្ទ", "ទូរស័ព្ទ", "តេ", "តេមក",
            "តេមកខ្ញុំ", "ទូរសព្ទមកខ្ញុំ", "ទូរស័ព្ទមកខ្ញុំ", "ហៅទូរសព្ទមកខ្ញុំ", "ហៅទូរស័ព្ទមកខ្ញុំ",
        ),
        stop=(
            "ឈប់", "បញ្ឈប់", "ឈប់ផ្ញើ", "ឈប់ផ្ញើសារ", "កុំផ្ញើ", "កុំផ្ញើសារ", "កុំផ្ញើទៀត",
            "កុំផ្ញើសារទៀត", "បញ្ឈប់សារ", "បញ្ឈប់ការផ្ញើសារ", "មិនចង់បានសារ", "មិនចង់បានសារទេ",
        ),
        stop_begins=("ឈប់ផ្ញើ", "កុំផ្ញើ", "បញ្ឈប់ការផ្ញើ"),
        help=("ជួយ", "ជំនួយ", "ជួយខ្ញុំ", "ជួយខ្ញុំផង", "ព័ត៌មាន"),
        polite=(
            "សូម", "អរគុណ", "សូមអរគុណ", "អរគុណច្រើន", "សួស្តី", "សួស្ដី", "ជម្រាបសួរ", "ខ្ញុំ", "យើង", "ផង",
            "លោកគ្រូ", "អ្នកគ្រូ",
        ),
    ),
    "my": Spellings(
        yes=(
            "ဟုတ်", "ဟုတ်ကဲ့", "ဟုတ်ပါတယ်", "ဟုတ်တယ်", "လာမယ်", "လာပါမယ်", "လာခဲ့ပါမယ်", "ကျွန်တော်လာမယ်",
            "ကျွန်မလာမယ်", "တက်မယ်", "တက်ပါမယ်", "တက်ရောက်ပါမယ်", "တက်ရောက်မယ်", "သွားမယ်", "သဘောတူပါတယ်",
            "ရပါတယ်", "အင်း",
        ),
        no=(
            "မဟုတ်ဘူး", "မဟုတ်ပါဘူး", "ဟင့်အင်း", "မလာဘူး", "မလာပါဘူး", "မလာနိုင်ဘူး", "မလာနိုင်ပါဘူး",
            "လာလို့မရဘူး", "လာလို့မရပါဘူး", "မတက်နိုင်ဘူး", "မတက်နိုင်ပါဘူး", "မတက်ရောက်နိုင်ပါဘူး",
            "မအားဘူး", "မအားပါဘူး", "မရဘူး", "မရပါဘူး",
        ),
        call=(
            "ဖုန်း", "ဖုန်းဆက်ပါ", "ဖုန်းခေါ်ပါ", "ကျွန်တော့်ကိုဖုန်းဆက်ပါ", "ကျွန်မကိုဖုန်းဆက်ပါ",
            "ဖုန်းဆက်ပေးပါ", "ဖုန်းခေါ်ပေးပါ", "ခေါ်ပါ", "ခေါ်ပေးပါ", "ဖုန်းဆက်", "ဖုန်းခေါ်",
        ),
        stop=(
            "ရပ်", "ရပ်ပါ", "ရပ်လိုက်ပါ", "တော်ပြီ", "ရပ်ပေးပါ", "စာမပို့ပါနဲ့", "မပို့ပါနဲ့",
            "မပို့ပါနဲ့တော့", "စာမပို့ပါနဲ့တော့", "မက်ဆေ့ခ်ျမပို့ပါနဲ့", "မက်ဆေ့ချ်မပို့ပါနဲ့",
            "စာပို့တာရပ်ပါ", "စာတွေမပို့ပါနဲ့",
        ),
        stop_begins=("စာမပို့ပါနဲ့", "မပို့ပါနဲ့", "စာပို့တာရပ်", "စာတွေမပို့ပါနဲ့"),
        help=("အကူအညီ", "ကူညီပါ", "ကူညီပေးပါ", "အချက်အလက်"),
        polite=(
            "ကျေးဇူးပြု၍", "ကျေးဇူးပြုပြီး", "ကျေးဇူးတင်ပါတယ်", "ကျေးဇူး", "ကျေးဇူးပါ", "မင်္ဂလာပါ", "ရှင်",
            "ခင်ဗျာ", "ရှင့်", "ဗျာ", "ကျွန်တော်", "ကျွန်မ", "ကျွန်တော်တို့", "ကျွန်မတို့", "ဆရာမ", "ဆရာ",
        ),
    ),
}  # fmt: skip
