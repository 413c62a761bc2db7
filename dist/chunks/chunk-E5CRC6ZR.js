export{a_24 as a,b_24 as b,c_24 as c,d_24 as d,e_24 as e,f_24 as f,g_24 as g,h_24 as h}from"./review-at-once.js";
